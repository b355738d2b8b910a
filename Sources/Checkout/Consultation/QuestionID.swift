/// The identifiers of the questions that every survey asks.
public enum QuestionID {
    /// The state of residence.
    public static let state = "state"
    /// The date of birth.
    public static let dateOfBirth = "date_of_birth"
    /// What a clinician has diagnosed.
    public static let conditions = "conditions"
    /// What it is, when it was none of the conditions listed.
    public static let otherCondition = "other_condition"
    /// What close relatives have or had.
    public static let familyHistory = "family_history"
    /// What the product or service is for.
    public static let purpose = "purpose"
    /// Whether the person is treated already.
    public static let currentTreatment = "current_treatment"
    /// How.
    public static let treatmentDetails = "treatment_details"
    /// What speaks against it.
    public static let contraindications = "contraindications"
    /// Whether the person is or may be pregnant.
    public static let pregnancy = "pregnancy"
    /// That the answers are true.
    public static let attestation = "attestation"
    /// The typed name.
    public static let signature = "signature"
}
