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
    public IReadOnlyList<int> Sizes(RootObject value, string member) => Members(value.ClassName, value.Version).GetValueOrDefault(member, []);

    /// <summary>Whether objects of a class are stored with a member.</summary>
    public bool Stores(string className, int version, string member) => Members(className, version).ContainsKey(member);

    /// <summary>Whether a class is stored with the member at a path, <c>.fXaxis.fTimeDisplay</c>; true where the layout of a class on the way is not known.</summary>
    public bool StoresPath(string className, string path)
    {
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (streamers.FindNewest(className) is not { } info)
            {
                return true;
            }

            if (Element(info, step.Split('[')[0], 0) is not { } element)
            {
                return false;
            }

            className = element.TypeName.TrimEnd('*');
        }

        return true;
    }

    private StreamerElement? Element(StreamerInfo info, string member, int depth) =>
        info.Elements.FirstOrDefault(element => element.TypeName != Base && element.Name == member)
            ?? info.Elements.Where(element => element.TypeName == Base && depth < DeepestBases)
                .Select(element => streamers.FindNewest(element.Name) is { } above ? Element(above, member, depth + 1) : null).FirstOrDefault(element => element is not null);

    /// <summary>Whether a class has TArrayF or another of its kind as a base, as histograms have.</summary>
    public bool IsArray(string className, int version)
    {
        for (var depth = 0; depth < DeepestBases && Info(className, version) is { } info; depth++)
        {
            if (info.Elements.Any(element => element.TypeName == Base && element.Name.StartsWith("TArray", StringComparison.Ordinal)))
            {
                return true;
            }

            if (info.Elements.FirstOrDefault(element => element.TypeName == Base) is not { } above)
            {
                break;
            }

            (className, version) = (above.Name, above.BaseVersion);
        }

        return false;
    }

    /// <summary>Whether a member stands for a base class that is a standard container: its element is named as its type.</summary>
    public bool IsContainerBase(RootObject value, string member) =>
        member.Contains('<', StringComparison.Ordinal) && Info(value.ClassName, value.Version)?.Elements.Any(element => element.Name == member && element.ElementClass == "TStreamerSTL") == true;

    private StreamerInfo? Info(string className, int version) => streamers.Find(className, version) ?? streamers.FindNewest(className);

    private Dictionary<string, IReadOnlyList<int>> Members(string className, int version)
    {
        if (!byClass.TryGetValue((className, version), out var members))
        {
            byClass[(className, version)] = members = [];
            Collect(Info(className, version), members, 0);
        }

        return members;
    }

    private void Collect(StreamerInfo? info, Dictionary<string, IReadOnlyList<int>> members, int depth)
    {
        foreach (var element in info?.Elements ?? [])
        {
            if (element.TypeName == Base && depth < DeepestBases)
            {
                Collect(streamers.Find(element.Name, element.BaseVersion) ?? streamers.FindNewest(element.Name), members, depth + 1);
            }
            else
            {
                members.TryAdd(element.Name, element.ArrayLength == 0 ? [] : element.Dimensions.Count > 0 ? element.Dimensions : [element.ArrayLength]);
            }
        }
    }
}
