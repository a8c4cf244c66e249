using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>The local side of a transfer: a folder that cannot be written, a full disk, a name that would leave the folder.</summary>
public sealed class TransferTargetException : TransferException
{
    // Numbers of errors on Linux (errno 28, 122, 30) and Windows: the disk is full, the quota is used up, it cannot be written at all.
    private static readonly int[] Full = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private const int ReadOnly = 30;

    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public TransferTargetException(string what, string where, string why, string? hint, Exception? inner = null)
        : base(ErrorKind.Output, what, where, why, hint, inner)
    {
    }

    /// <summary>True where no other file could be written either.</summary>
    internal bool EndsAll { get; private init; }

    /// <summary>What a file system has said about a file.</summary>
    internal static TransferTargetException Of(string name, string path, Exception e) => Full.Contains(e.HResult)
        ? NoRoom(name, path, e.Message, e)
        : new($"{name} cannot be written", path, e.Message, HintOf(path, e), e) { EndsAll = e.HResult == ReadOnly };

    /// <summary>There is not enough room for a file.</summary>
    internal static TransferTargetException NoRoom(string name, string path, string why, Exception? inner = null) =>
        new($"there is no room for {name}", path, why, "make room or choose another folder; what has come is kept, and the same call goes on from there", inner) { EndsAll = true };

    private static string HintOf(string path, Exception e)
    {
        for (var parent = Path.GetDirectoryName(path); parent is not null; parent = Path.GetDirectoryName(parent))
        {
            if (File.Exists(parent))
            {
                return $"{parent} is a file, and has to be a folder: choose another folder";
            }
        }

        return e is UnauthorizedAccessException ? "check who may write there, or choose another folder" : "check the disk, or choose another folder; what has come is kept, and the same call goes on from there";
    }
}
