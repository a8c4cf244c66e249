using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// Branches are passed over by their length and read when a member of them is asked for: of a tree's thousands few are. The
/// list of all leaves of a tree refers to what lies in its branches, and waits too. Whoever asks may be any thread.
/// </summary>
internal sealed partial class ObjectReader
{
    private readonly Lock gate = new();

    // Ascending; what lies in an object that is read stands behind it.
    private readonly List<DeferredObject> deferred = [];

    /// <summary>Reads the members of an object that was passed over.</summary>
    public void Read(DeferredObject part)
    {
        lock (gate)
        {
            if (part.IsBegun)
            {
                return;
            }

            part.IsBegun = true;
            var (position, outerDepth, outerShortSeeks, value) = (buffer.Position, depth, hasShortSeeks, part.Value);
            var outer = buffer.Enter(part.Begin, part.End);
            try
            {
                ReadBounded(value);
            }
            catch (OutOfMemoryException e)
            {
                throw buffer.Place.TooLarge(part.End - part.Begin, e);
            }
            finally
            {
                (depth, hasShortSeeks) = (outerDepth, outerShortSeeks);
                buffer.Enter(position, outer);
                value.Complete();
            }
        }
    }

    /// <summary>The name of an object whose first base class is, perhaps through others, a TNamed.</summary>
    public string? PeekName(DeferredObject part)
    {
        lock (gate)
        {
            var position = buffer.Position;
            var outer = buffer.Enter(part.Begin, part.End);
            try
            {
                var className = part.Value.ClassName;
                for (var i = 0; i < DeepestNesting; i++)
                {
                    switch (Layout(className, ClassHeader.Read(buffer))?.Elements)
                    {
                        case [{ Type: StreamerType.Base } first, ..]:
                            className = first.Name;
                            break;
                        case [{ Type: StreamerType.TNamed, ElementClass: "TStreamerBase" }, ..]:
                            ClassHeader.Read(buffer);
                            ClassHeader.ReadTObject(buffer);
                            return buffer.ReadString();
                        default:
                            return null;
                    }
                }

                return null;
            }
            catch (CorruptFileException)
            {
                // Reading all of it says what is wrong.
                return null;
            }
            finally
            {
                buffer.Enter(position, outer);
            }
        }
    }

    private static bool IsDeferred(string className) => className.StartsWith("TBranch", StringComparison.Ordinal);

    private static bool IsDeferred(RootObject holder, StreamerElement element) =>
        element is { Name: "fLeaves", TypeName: "TObjArray" } && !IsDeferred(holder.ClassName);

    // The list of leaves, where its length is written.
    private RootObject? DeferLeaves()
    {
        var begin = buffer.Position;
        if (ClassHeader.Read(buffer).EndPosition is not { } end)
        {
            buffer.Position = begin;
            return null;
        }

        var value = New("TObjArray");
        buffer.Position = begin;
        Defer(value, end);
        return value;
    }

    private void Defer(RootObject value, int end)
    {
        var part = new DeferredObject(this, value, buffer.Position, end);
        value.Defer(part);
        deferred.Insert(CountDeferred(part.Begin), part);
        buffer.Position = end;
    }

    // An object that lies within others that were passed over, before what is read now.
    private RootObject? FindDeferred(int reference)
    {
        var at = tags.Position(reference);
        while (CountDeferred(at) is > 0 and var count && deferred[count - 1] is { IsBegun: false } part && at < part.End && part.End <= buffer.Position)
        {
            Enter();
            Read(part);
            depth--;
        }

        return tags.Find(reference);
    }

    // How many of them begin before a byte.
    private int CountDeferred(long before)
    {
        int low = 0, high = deferred.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (deferred[middle].Begin < before)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
