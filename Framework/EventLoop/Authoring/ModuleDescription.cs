namespace HepAnalysis.EventLoop;

/// <summary>What is known of a module before one is made.</summary>
/// <param name="Kind">Its name in a YAML.</param>
/// <param name="Summary">One sentence for the user.</param>
/// <param name="Create">Makes an instance.</param>
public sealed record ModuleDescription(string Kind, string Summary, Func<Module> Create)
{
    /// <summary>Where it comes from, for messages: a source file, an assembly.</summary>
    public string Origin { get; init; } = "HepAnalysis";

    /// <summary>Its options, where they are declared by <see cref="OptionAttribute"/>.</summary>
    public IReadOnlyList<OptionDescription> Options { get; init; } = [];

    /// <summary>The columns of the event and collections that it reads, by their names.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>The columns that it writes.</summary>
    public IReadOnlyList<WrittenColumnDescription> Writes { get; init; } = [];
}
