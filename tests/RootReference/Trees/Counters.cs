using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootReference.Trees;

/// <summary>
/// The members of a file's classes that count an array (kCounter). They are int as declared; the other reader takes them for unsigned
/// whatever their declaration (root-answers/README.md, "Form only").
/// </summary>
internal sealed class Counters(RootFile file)
{
    private const int CounterType = 6;
    private static readonly char[] Separators = ['.', '/'];

    // fNelems counts the elements of TMatrixT and TMatrixTSym, of which files hold no StreamerInfo.
    private readonly HashSet<string> names = ["fNelems", .. file.Streamers.All.SelectMany(info => info.Elements).Where(element => element.Type == CounterType).Select(element => element.Name)];

    /// <summary>Whether what stands at a path of a branch is such a member.</summary>
    public bool Has(string branch, string path)
    {
        var whole = path.TrimEnd('[', ']') is { Length: > 0 } inside ? inside : branch;
        return names.Contains(whole[(whole.LastIndexOfAny(Separators) + 1)..]);
    }
}
