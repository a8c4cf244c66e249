using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootReference.RootAnswers;

/// <summary>
/// Enumerations. A file stores those as int32 and does not say whether they have a sign; ROOT, where it has no declaration of them either,
/// takes them for unsigned in a container, and for int32 as a member of their own; those of its own classes are as they are declared.
/// </summary>
internal sealed class Enumerations(StreamerCatalogue streamers)
{
    private const int Int32 = 3;

    private readonly HashSet<string> members = [.. streamers.All.SelectMany(info => info.Elements).Where(element => IsOfEnumerations(element, streamers)).Select(element => element.Name)];

    /// <summary>Whether what stands at a path is one of them, or the content of a container of them.</summary>
    public bool Has(string path) => members.Contains(path[(path.LastIndexOf('.') + 1)..].TrimEnd('[', ']'));

    private static bool IsOfEnumerations(StreamerElement element, StreamerCatalogue streamers)
    {
        if (element.Type == Int32 && TemplateName.BasicType(element.TypeName) <= 0)
        {
            return true;
        }

        if (element.ElementClass != "TStreamerSTL")
        {
            return false;
        }

        var type = TemplateName.Parse(element.TypeName);
        return type is { IsList: true, Arguments.Count: > 0 } && type.Arguments[0] is var content && TemplateName.BasicType(content) <= 0
            && content is not ("string" or "TString") && content[^1] is not ('*' or '>') && streamers.FindNewest(content) is null;
    }
}
