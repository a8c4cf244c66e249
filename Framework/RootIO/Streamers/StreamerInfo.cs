namespace HepAnalysis.RootIO.Streamers;

/// <summary>How the objects of one version of a class are laid out (TStreamerInfo).</summary>
/// <param name="ClassName">The class.</param>
/// <param name="Version">Its version.</param>
/// <param name="Checksum">Hash of its members, for foreign classes without a version.</param>
/// <param name="Elements">Its base classes and members in the order of the stream.</param>
public sealed record StreamerInfo(string ClassName, int Version, uint Checksum, IReadOnlyList<StreamerElement> Elements)
{
    /// <summary>True where it stands in for the layout of a class that is not known.</summary>
    internal bool IsMissing { get; init; }

    /// <summary>True where another layout has the same members, so that what one wrote the other reads.</summary>
    internal bool HasMembersOf(StreamerInfo other) => Elements.Select(Essence).SequenceEqual(other.Elements.Select(Essence));

    private static (string Name, int Type, string TypeName, int Length) Essence(StreamerElement element) =>
        (element.Name, element.Type, element.TypeName, element.ArrayLength);
}
