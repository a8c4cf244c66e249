using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.References;

/// <summary>Finds the objects that are marked as referenced (bit 4 of fBits) among all that some values hold.</summary>
internal static class ReferencedObjects
{
    private const long IsReferenced = 1 << 4;

    /// <summary>Adds them by what refers to them; of two with one number the last, as it is in ROOT's memory.</summary>
    public static void Collect(IEnumerable<object?> values, Dictionary<ObjectReference, RootObject> found)
    {
        var seen = new HashSet<RootObject>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>(values.Reverse());
        while (open.TryPop(out var value))
        {
            switch (value)
            {
                case RootObject held when seen.Add(held):
                    Add(held, found);
                    Push(open, held.Items);
                    Push(open, held.MemberValues);
                    break;
                case object?[] items:
                    Push(open, items);
                    break;
                case KeyValuePair<object?, object?>[] pairs:
                    for (var i = pairs.Length - 1; i >= 0; i--)
                    {
                        open.Push(pairs[i].Value);
                        open.Push(pairs[i].Key);
                    }

                    break;
                case KeyValuePair<object?, object?> pair:
                    open.Push(pair.Value);
                    open.Push(pair.Key);
                    break;
            }
        }
    }

    // What a TRef keeps as fUniqueID is the number of another object.
    private static void Add(RootObject value, Dictionary<ObjectReference, RootObject> found)
    {
        if (value.ClassName != "TRef" && (value.GetInteger("fBits") & IsReferenced) != 0 && value.ProcessNumber is { } process)
        {
            found[new((uint)value.GetInteger("fUniqueID") & ObjectReference.IdMask, process)] = value;
        }
    }

    private static void Push(Stack<object?> open, IReadOnlyList<object?> values)
    {
        for (var i = values.Count - 1; i >= 0; i--)
        {
            if (values[i] is RootObject or object?[] or KeyValuePair<object?, object?>[] or KeyValuePair<object?, object?>)
            {
                open.Push(values[i]);
            }
        }
    }
}
