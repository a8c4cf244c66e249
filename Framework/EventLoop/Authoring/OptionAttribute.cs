namespace HepAnalysis.EventLoop;

/// <summary>Makes a property an option of the step, by its name with a small first letter: <c>MinPt</c> is <c>minPt: 20</c>.</summary>
/// <param name="description">For the user, with the unit: <c>Smallest transverse momentum, GeV</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionAttribute(string description) : Attribute
{
    /// <summary>For the user, with the unit.</summary>
    public string Description { get; } = description;
}
