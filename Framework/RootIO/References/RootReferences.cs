using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.References;

/// <summary>
/// Resolves TRef and TRefArray outside of trees: among the objects that some objects of one file hold, however deep.
/// <code>
///  var list = file.ReadObject("list");
///  var references = RootReferences.Among(list);
///  RootObject? track = references.Resolve(list.Items[3]!.Get&lt;RootObject&gt;("fTrack")!).Object;
/// </code>
/// Immutable and thread-safe. For the entries of a tree there is <see cref="Trees.RootTree.OpenReferences"/>.
/// </summary>
public sealed class RootReferences
{
    private readonly Dictionary<ObjectReference, RootObject> objects = [];

    private RootReferences(IEnumerable<object?> holders) => ReferencedObjects.Collect(holders, objects);

    /// <summary>Number of objects that are marked as referenced (kIsReferenced).</summary>
    public int Count => objects.Count;

    /// <summary>Looks through objects for those that are referenced.</summary>
    /// <param name="holders">Objects of one file: of several files the numbers of processes differ.</param>
    /// <exception cref="RootIOException">One of them is damaged.</exception>
    public static RootReferences Among(params IEnumerable<RootObject> holders) => new(holders);

    /// <summary>Resolves a TRef.</summary>
    /// <exception cref="ArgumentException">The object is no TRef.</exception>
    public ResolvedReference Resolve(RootObject reference) => Resolve(ObjectReference.Of(reference));

    /// <summary>Resolves the items of a TRefArray in their order.</summary>
    /// <exception cref="ArgumentException">The object is neither TRefArray nor TRef.</exception>
    public IReadOnlyList<ResolvedReference> ResolveAll(RootObject references) => [.. ObjectReference.AllOf(references).Select(Resolve)];

    /// <summary>Resolves a reference.</summary>
    public ResolvedReference Resolve(ObjectReference reference) => reference.IsNull ? new(reference, null)
        : Find(reference) is { } found ? new(reference, found)
        : new(reference, null, null, reference.Uuid is not null ? "it refers by its UUID to what is no object of the file"
            : $"{reference} is not among the {objects.Count} referenced object{(objects.Count == 1 ? "" : "s")} that were looked through: it was not written, or lies behind another key of the file");

    /// <summary>The object; null where it is not among them.</summary>
    internal RootObject? Find(ObjectReference reference) => objects.GetValueOrDefault(reference);

    /// <summary>Those among any values of members.</summary>
    internal static RootReferences AmongValues(object? values) => new([values]);
}
