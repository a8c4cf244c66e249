using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootReference.RootAnswers;

/// <summary>
/// Containers of enumerations. A file stores those as int32 and does not say whether they have a sign; ROOT, which has no declaration of
/// them either, takes them for unsigned in a container, and for int32 as a member of their own.
/// </summary>
internal sealed class Enumerations(StreamerCatalogue streamers)
{
    private readonly HashSet<string> members = [.. streamers.All.SelectMany(info => info.Elements).Where(element => IsOfEnumerations(element, streamers)).Select(element => element.Name)];

    /// <summary>Whether what stands at a path is the content of such a container.</summary>
    public bool Has(string path) => path.EndsWith("[]", StringComparison.Ordinal) && members.Contains(path[(path.LastIndexOf('.') + 1)..].TrimEnd('[', ']'));

    private static bool IsOfEnumerations(StreamerElement element, StreamerCatalogue streamers)
    {
        if (element.ElementClass != "TStreamerSTL")
        {
            return false;
        }

        var type = TemplateName.Parse(element.TypeName);
        return type is { IsList: true, Arguments.Count: > 0 } && type.Arguments[0] is var content && TemplateName.BasicType(content) <= 0
            && content is not ("string" or "TString") && content[^1] is not ('*' or '>') && streamers.FindNewest(content) is null;
    }
}
