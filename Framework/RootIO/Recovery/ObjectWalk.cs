using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Recovery;

/// <summary>An object and every object that it holds, each once.</summary>
internal static class ObjectWalk
{
    public static IEnumerable<RootObject> All(RootObject first)
    {
        var met = new HashSet<RootObject>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([first]);
        while (open.TryPop(out var value))
        {
            switch (value)
            {
                case RootObject inner when met.Add(inner):
                    yield return inner;
                    foreach (var member in inner.Members.Values.Concat(inner.Items))
                    {
                        Push(open, member);
                    }

                    break;
                case KeyValuePair<object?, object?>[] pairs:
                    foreach (var (key, held) in pairs)
                    {
                        Push(open, key);
                        Push(open, held);
                    }

                    break;
                case object?[] items:
                    foreach (var item in items)
                    {
                        Push(open, item);
                    }

                    break;
            }
        }
    }

    private static void Push(Stack<object?> open, object? value)
    {
        if (value is RootObject or KeyValuePair<object?, object?>[] or object?[] and not string[])
        {
            open.Push(value);
        }
    }
}
