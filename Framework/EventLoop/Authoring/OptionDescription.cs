namespace HepAnalysis.EventLoop;

/// <summary>An option of a module.</summary>
/// <param name="Name">As in a YAML.</param>
/// <param name="Type">What it takes: <c>number</c>, <c>text</c>.</param>
/// <param name="Description">For the user.</param>
public sealed record OptionDescription(string Name, string Type, string Description);
