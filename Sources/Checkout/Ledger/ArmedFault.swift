/// A fault on purpose: the next call that creates a payment session answers Truemed's `ServerError`, once, so that an
/// integrator sees what their own code does then. Ours.
public enum ArmedFault: String, CaseIterable, Sendable {
    /// Nothing of the call is carried out.
    case before
    /// The call is carried out, and its answer is lost: the same call under the same key gets it.
    case after
}
