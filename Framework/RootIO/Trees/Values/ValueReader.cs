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
    /// <param name="stream">Where they stand.</param>
    /// <param name="count">How many.</param>
    /// <param name="written">The layout by which they were written.</param>
    public virtual void ReadMemberwise(ref ValueStream stream, int count, WrittenLayout written) =>
        throw stream.Corrupt("items that have no members are marked as written member by member");

    /// <summary>Reads an object without its header.</summary>
    public virtual void ReadBody(ref ValueStream stream) => ReadItems(ref stream, 1);

    /// <summary>
    /// Appends a value that was read by another layout of the class around it, converted as C++ converts it
    /// (TStreamerInfo's schema evolution); what is not there, or of a kind that cannot become this, is as in a new object.
    /// </summary>
    /// <param name="stream">What is being read, for errors.</param>
    /// <param name="source">The values; null for none.</param>
    /// <param name="index">Which of them.</param>
    public abstract void Append(ref ValueStream stream, Column? source, int index);

    /// <inheritdoc/>
    public abstract void Dispose();
}
