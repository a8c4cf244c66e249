using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootReference.RootAnswers;

/// <summary>Tells members that are arrays of a fixed size from lists, and containers that are base classes, by the StreamerInfo. Not thread-safe.</summary>
internal sealed class MemberShapes(StreamerCatalogue streamers)
{
    private const string Base = "BASE";
    private const int DeepestBases = 50;

    private readonly Dictionary<(string, int), Dictionary<string, IReadOnlyList<int>>> byClass = [];

    /// <summary>The dimensions of a member; none where it is no fixed array.</summary>
    public IReadOnlyList<int> Sizes(RootObject value, string member)
    {
        if (!byClass.TryGetValue((value.ClassName, value.Version), out var members))
        {
            byClass[(value.ClassName, value.Version)] = members = [];
            Collect(Info(value), members, 0);
        }

        return members.GetValueOrDefault(member, []);
    }

    /// <summary>Whether a member stands for a base class that is a standard container: its element is named as its type.</summary>
    public bool IsContainerBase(RootObject value, string member) =>
        member.Contains('<', StringComparison.Ordinal) && Info(value)?.Elements.Any(element => element.Name == member && element.ElementClass == "TStreamerSTL") == true;

    private StreamerInfo? Info(RootObject value) => streamers.Find(value.ClassName, value.Version) ?? streamers.FindNewest(value.ClassName);

    private void Collect(StreamerInfo? info, Dictionary<string, IReadOnlyList<int>> members, int depth)
    {
        foreach (var element in info?.Elements ?? [])
        {
            if (element.ArrayLength > 0)
            {
                members.TryAdd(element.Name, [element.ArrayLength]);
            }
            else if (element.TypeName == Base && depth < DeepestBases)
            {
                Collect(streamers.Find(element.Name, element.BaseVersion) ?? streamers.FindNewest(element.Name), members, depth + 1);
            }
        }
    }
}
