using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.Cli.Terminal;

/// <summary>What <c>hep inspect --streamers</c> shows: how a file says that its classes are laid out.</summary>
internal static class StreamerTable
{
    public static void Write(RootFile file, HepConsole console)
    {
        var infos = file.Streamers.All.OrderBy(info => info.ClassName, StringComparer.Ordinal).ThenBy(info => info.Version).ToList();
        console.Out.WriteLine($"{file.Name} · {Classes(infos)}");
        foreach (var info in infos)
        {
            console.Out.WriteLine();
            console.Out.WriteLine($"{info.ClassName} · version {info.Version} · checksum {info.Checksum:x8}");
            var table = new TextTable("type", "member", "comment");
            foreach (var element in info.Elements)
            {
                table.Add(IsBase(element) ? "base class" : element.TypeName, element.Name + Sizes(element), element.Title);
            }

            if (info.Elements.Count > 0)
            {
                table.Write(console, "  ");
            }
        }
    }

    /// <summary>How many classes there are, in how many versions.</summary>
    public static string Classes(IReadOnlyCollection<StreamerInfo> infos)
    {
        var classes = infos.Select(info => info.ClassName).Distinct(StringComparer.Ordinal).Count();
        return $"{(classes == 1 ? "1 class" : $"{Human.Count(classes)} classes")}{(classes == infos.Count ? "" : $" in {Human.Count(infos.Count)} versions")}";
    }

    private static bool IsBase(StreamerElement element) => element.TypeName == "BASE" || element.ElementClass == "TStreamerBase";

    private static string Sizes(StreamerElement element) =>
        element.Dimensions.Count > 0 ? string.Concat(element.Dimensions.Select(size => $"[{size}]"))
            : element.CountName is { Length: > 0 } counter ? $"[{counter}]" : "";
}
