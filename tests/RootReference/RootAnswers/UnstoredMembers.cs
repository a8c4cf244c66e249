using System.Text.Json;
using HepAnalysis.RootReference.Digests;

namespace HepAnalysis.RootReference.RootAnswers;

/// <summary>
/// Members that ROOT's class has in memory and the version of it in the file has not: ROOT's answers name them with the value that the
/// constructor gives, of which the file knows nothing.
/// </summary>
internal sealed class UnstoredMembers(ObjectColumns columns, MemberShapes shapes)
{
    // What the class's own Streamer leaves out, although its StreamerInfo has it.
    private static readonly HashSet<(string, string)> LeftOut = [("RooLinkedList", "_hashThresh")];

    public bool Has(JsonElement want)
    {
        var path = ColumnAnswer.Path(want);
        for (var end = path.LastIndexOf('.'); end >= 0; end = end == 0 ? -1 : path.LastIndexOf('.', end - 1))
        {
            if (columns.Classes.TryGetValue(path[..end], out var classes))
            {
                var member = path[(end + 1)..].Split('.', '[')[0];
                return classes.All(type => LeftOut.Contains((type.Name, member)) || !shapes.Stores(type.Name, type.Version, member));
            }
        }

        return false;
    }
}
