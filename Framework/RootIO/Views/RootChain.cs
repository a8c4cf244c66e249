using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>A list of files with a tree in each, to be read as one (TChain, its files TChainElement).</summary>
public sealed class RootChain : IRootView<RootChain>
{
    // TTree::kMaxEntries, and the number before it: the entries of a file that was not opened yet.
    private const long UnknownEntries = 1_000_000_000_000;
    private const long OldUnknownEntries = 1_234_567_890;

    private RootChain(RootObject chain)
    {
        Object = chain;
        var files = new List<RootChainFile>();
        long? first = 0;
        foreach (var element in chain.Objects("fFiles"))
        {
            var stored = element.GetInteger("fEntries", UnknownEntries);
            if (stored < 0)
            {
                throw chain.Contradicts($"file '{element.Title()}' has {stored} entries");
            }

            long? entries = stored is >= UnknownEntries or OldUnknownEntries ? null : stored;
            files.Add(new(element.Name(), element.Title(), entries, first));
            first += entries;
        }

        var count = chain.GetInteger("fNtrees");
        Files = files.Count == count ? files : throw chain.Contradicts($"fNtrees is {count}, and it lists {files.Count} files");
        Entries = first;
    }

    /// <inheritdoc/>
    public static string Kind => "a chain of files";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>Name of the chain: that of the trees where nothing else was said.</summary>
    public string Name => Object.Name();

    /// <summary>Title.</summary>
    public string Title => Object.Title();

    /// <summary>The files in their order.</summary>
    public IReadOnlyList<RootChainFile> Files { get; }

    /// <summary>Entries of all files; null where those of one are not known.</summary>
    public long? Entries { get; }

    /// <inheritdoc/>
    public static bool Reads(string className) => className == "TChain";

    /// <inheritdoc/>
    public static RootChain Of(RootObject value) => new(value);
}
