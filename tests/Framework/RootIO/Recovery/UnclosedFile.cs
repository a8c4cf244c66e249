using System.Buffers.Binary;
using HepAnalysis.Framework.Tests.RootIO.Trees;

namespace HepAnalysis.Framework.Tests.RootIO.Recovery;

/// <summary>A file of our own making as a job leaves it that dies: its root directory names no list of keys.</summary>
internal static class UnclosedFile
{
    // fVersion 2, two times 4, fNbytesKeys 4, fNbytesName 4, fSeekDir 4, fSeekParent 4, then fSeekKeys.
    private const int SeekKeysAt = 26;

    public static byte[] Bytes()
    {
        var bytes = OwnTree.Bytes();
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(SeekKeysPlace(bytes)), 0);
        return bytes;
    }

    public static int SeekKeysPlace(byte[] whole)
    {
        using var file = OwnTree.Open(whole);
        return file.Header.Begin + file.Header.NameBytes + SeekKeysAt;
    }

    public static int KeyList(byte[] whole) => BinaryPrimitives.ReadInt32BigEndian(whole.AsSpan(SeekKeysPlace(whole)));
}
