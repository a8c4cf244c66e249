using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.References;

/// <summary>
/// What a TRef, or an item of a TRefArray, holds of the object that it refers to: the number that a process gave it
/// (TProcessID). Numbers of objects begin again in every event where the writer wanted that, so a reference is resolved
/// within its entry.
/// </summary>
/// <param name="Id">Number of the object, 24 bits; 0 for a reference to nothing.</param>
/// <param name="Process">Number of the process that gave it: the object is referred to by the TProcessID with the key <c>ProcessID{number}</c>.</param>
/// <param name="Uuid">For a reference to a file, a directory or the like its UUID, and <paramref name="Process"/> says nothing; else null.</param>
public readonly record struct ObjectReference(uint Id, int Process, string? Uuid = null)
{
    /// <summary>The part of fUniqueID that is the number of the object.</summary>
    internal const uint IdMask = 0x00FF_FFFF;

    /// <summary>True where it refers to nothing.</summary>
    public bool IsNull => Id == 0 && Uuid is null;

    /// <summary>The reference that a TRef is.</summary>
    /// <exception cref="ArgumentException">The object is no TRef.</exception>
    public static ObjectReference Of(RootObject reference) => AllOf(reference) is [var one] && reference.ClassName == "TRef"
        ? one : throw new ArgumentException($"a {reference.ClassName} is not one reference, as a TRef is", nameof(reference));

    /// <summary>The references that a TRefArray holds in their order, or the one that a TRef is.</summary>
    /// <exception cref="ArgumentException">The object is neither.</exception>
    public static IReadOnlyList<ObjectReference> AllOf(RootObject references)
    {
        var process = (int)references.GetInteger(ObjectReader.ProcessMember);
        return references.ClassName switch
        {
            "TRef" when references.Get<string>("fUUID") is { } uuid => [new(0, process, uuid)],
            "TRef" => [new((uint)references.GetInteger("fUniqueID") & IdMask, process)],
            "TRefArray" => [.. (references.Get<uint[]>("fUIDs") ?? []).Select(id => new ObjectReference(id & IdMask, process))],
            _ => throw new ArgumentException($"a {references.ClassName} is neither TRef nor TRefArray", nameof(references)),
        };
    }

    /// <summary>As <c>object 5 of process 0</c>.</summary>
    public override string ToString() => Uuid is null ? $"object {Id} of process {Process}" : $"the object with UUID {Uuid}";
}
