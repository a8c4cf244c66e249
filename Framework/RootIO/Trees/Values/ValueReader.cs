using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>
/// Reads values of one C++ type as they were streamed and appends them to a column. A type is written in one of two ways:
/// as an item (of a container, of an array) or as a member of an object, where containers and strings have a header.
/// When objects are written member by member, one header serves for all of them (TStreamerInfo::ReadBuffer).
/// Kept from block to block; not thread-safe.
/// </summary>
internal abstract class ValueReader : IDisposable
{
    /// <summary>The values that were read since <see cref="Clear"/>.</summary>
    public abstract Column Column { get; }

    /// <summary>How many there are.</summary>
    public abstract int Count { get; }

    /// <summary>Forgets what was read.</summary>
    public abstract void Clear();

    /// <summary>Reads values that stand one after the other as items.</summary>
    public abstract void ReadItems(ref ValueStream stream, int count);

    /// <summary>Reads the same member of as many objects, one after the other.</summary>
    public virtual void ReadMember(ref ValueStream stream, int count) => ReadItems(ref stream, count);

    /// <summary>Reads objects whose members were written each for all objects, one member after the other.</summary>
    public virtual void ReadMemberwise(ref ValueStream stream, int count) =>
        throw stream.Corrupt("items that have no members are marked as written member by member");

    /// <summary>Reads an object without its header.</summary>
    public virtual void ReadBody(ref ValueStream stream) => ReadItems(ref stream, 1);

    /// <inheritdoc/>
    public abstract void Dispose();
}
