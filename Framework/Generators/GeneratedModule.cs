namespace HepAnalysis.Generators;

/// <summary>What was generated for a module: its line in the catalog, and its other half where it has one.</summary>
internal sealed class GeneratedModule(string kind, string catalogEntry, GeneratedFile? file) : IEquatable<GeneratedModule>
{
    public string Kind { get; } = kind;

    public string CatalogEntry { get; } = catalogEntry;

    public GeneratedFile? File { get; } = file;

    public bool Equals(GeneratedModule? other) => other is not null && CatalogEntry == other.CatalogEntry && Equals(File, other.File);

    public override bool Equals(object? other) => Equals(other as GeneratedModule);

    public override int GetHashCode() => CatalogEntry.GetHashCode();
}
