namespace HepAnalysis.RootIO.Recovery;

/// <summary>What a check of a file found.</summary>
public sealed record FileCheckReport
{
    private const int MostRemarks = 1000;
    private readonly List<FileDamage> damages = [];
    private readonly List<string> remarks = [];

    /// <summary>Everything that cannot be read, in the order in which it was met.</summary>
    public IReadOnlyList<FileDamage> Damages => damages;

    /// <summary>What is odd and loses nothing: bytes that belong to no record, classes whose layout nobody knows.</summary>
    public IReadOnlyList<string> Remarks => remarks;

    /// <summary>Records of the file.</summary>
    public int Records { get; internal set; }

    /// <summary>Objects that were read, trees and RNTuples among them.</summary>
    public int Objects { get; internal set; }

    /// <summary>Baskets that were decompressed.</summary>
    public long Baskets { get; internal set; }

    /// <summary>Pages that were decompressed.</summary>
    public long Pages { get; internal set; }

    /// <summary>True where nothing is lost.</summary>
    public bool IsWhole => damages.Count == 0;

    internal void Add(FileDamage damage) => damages.Add(damage);

    internal void Remark(string remark)
    {
        if (remarks.Count < MostRemarks && !remarks.Contains(remark))
        {
            remarks.Add(remark);
        }
    }
}
