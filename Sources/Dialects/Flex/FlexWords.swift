/// Flex's dialect.
public enum FlexWords {}
