using HepAnalysis.Columns.Schemas;
using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Expressions;

namespace HepAnalysis.EventLoop.Configuration;

/// <summary>An analysis as its YAML and what overrides it say: typed, with places, checked as far as that goes without a file of events.</summary>
public sealed record AnalysisConfiguration
{
    /// <summary>The YAML, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Where events come from.</summary>
    public required InputConfiguration Input { get; init; }

    /// <summary>Modules in C# by their paths: sources, projects, assemblies.</summary>
    public IReadOnlyList<ConfiguredPath> Modules { get; init; } = [];

    /// <summary>What the modules by path were when they were loaded; empty before.</summary>
    public IReadOnlyList<ModuleDigest> ModuleDigests { get; private init; } = [];

    /// <summary>Names that every path sees.</summary>
    public IReadOnlyList<NamedExpression> Defines { get; init; } = [];

    /// <summary>The weight of every histogram and cutflow; null where they count.</summary>
    public SourceText? Weight { get; init; }

    /// <summary>The paths, in their order.</summary>
    public required IReadOnlyList<PathConfiguration> Paths { get; init; }

    /// <summary>Where results go.</summary>
    public required OutputConfiguration Output { get; init; }

    /// <summary>
    /// Sha256, in hexadecimal, of the canonical form of all that decides a result but the input files: two runs with this
    /// hash, the same version and the same input have the same result.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>The same with what its modules by path are, which are part of <see cref="Hash"/>.</summary>
    public AnalysisConfiguration With(IReadOnlyList<ModuleDigest> modules)
    {
        var known = this with { ModuleDigests = modules };
        return known with { Hash = CanonicalForm.Hash(known) };
    }
}

/// <summary>A module by path as it was loaded.</summary>
/// <param name="Path">As the configuration names it.</param>
/// <param name="Sha256">Of the source, or of the assembly, in hexadecimal.</param>
public sealed record ModuleDigest(string Path, string Sha256);

/// <summary>Where events come from.</summary>
/// <param name="Files">Paths and globs, in their order.</param>
/// <param name="Tree">Tree to read; null where the file's only one is meant.</param>
/// <param name="SchemaName">Name of the schema: <c>flat</c> where none is given.</param>
/// <param name="Collections">Collections that the analysis makes itself.</param>
/// <param name="SchemaPlace">Place of the schema's name.</param>
public sealed record InputConfiguration(
    IReadOnlyList<ConfiguredPath> Files, string? Tree, string SchemaName, IReadOnlyList<CollectionRequest> Collections, YamlPlace SchemaPlace);

/// <summary>A path that the configuration names; for inputs it may be a glob.</summary>
/// <param name="Text">As written.</param>
/// <param name="IsFromYaml">True where it is relative to the YAML; false where to the working directory.</param>
/// <param name="Place">Where it is written.</param>
public sealed record ConfiguredPath(string Text, bool IsFromYaml, YamlPlace Place);

/// <summary>A name for an expression.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">What it stands for.</param>
/// <param name="Place">Place of the name.</param>
public sealed record NamedExpression(string Name, SourceText Text, YamlPlace Place);

/// <summary>An ordered list of steps.</summary>
/// <param name="Name">Name of the path.</param>
/// <param name="Steps">Its steps.</param>
public sealed record PathConfiguration(string Name, IReadOnlyList<StepConfiguration> Steps);

/// <summary>A step: names for what follows, or a module.</summary>
/// <param name="Kind"><c>define</c>, or the module's name.</param>
/// <param name="Name">Name of this instance; unique in its path.</param>
/// <param name="Options">The other keys of the step; for <c>define</c> the names.</param>
/// <param name="Place">Where it is written.</param>
public sealed record StepConfiguration(string Kind, string Name, YamlMapping Options, YamlPlace Place)
{
    /// <summary>The kind of a step that gives names to expressions.</summary>
    public const string DefineKind = "define";

    /// <summary>A name that a module declares, with the name of this step in the place of <c>{name}</c>.</summary>
    internal string WithName(string declared) => declared.Replace("{name}", Name, StringComparison.Ordinal);

    /// <summary>The names that a define step gives; empty for a module.</summary>
    public IReadOnlyList<NamedExpression> Defines { get; init; } = [];
}

/// <summary>Where results go; paths relative to the working directory.</summary>
/// <param name="File">The file of histograms; null where none is written.</param>
/// <param name="Report">The HTML report; null where none is wanted.</param>
public sealed record OutputConfiguration(string? File, string? Report);
