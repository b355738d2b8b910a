import MailTemplates
import OrderedJSON
import Testing
