using System.Buffers.Binary;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Writing;

/// <summary>The records around the objects: header, directories, lists of keys, StreamerInfo, free segments.</summary>
internal sealed class FileLayout(OutputFile file, RootFileOptions options)
{
    /// <summary>Gives the bytes to store for the bytes of an object.</summary>
    public delegate ReadOnlySpan<byte> Packer(ReadOnlySpan<byte> data);

    private const int BeginOfRecords = 100;

    // Lengths of gaps are 32-bit numbers.
    private const long MostOfGap = 1_000_000_000;
    private const int GapHead = 4;

    // The layout that is written is that of ROOT 6.40.
    private const int RootVersion = 64000;

    private readonly List<FreeSegment> gaps = [];

    /// <summary>Header, and the record of the file itself; both are completed by <see cref="End"/>.</summary>
    public FolderRecord Begin(string name)
    {
        file.Append(stackalloc byte[BeginOfRecords]);
        var names = ObjectBuffer.SizeOf(name) + ObjectBuffer.SizeOf(options.Title);
        var length = names + FolderRecord.Length;
        var key = new KeyRecord("TFile", name, options.Title, BeginOfRecords, 0) { ObjectBytes = length, StoredBytes = length };
        var buffer = new ObjectBuffer();
        key.Write(buffer);
        buffer.Text(name);
        buffer.Text(options.Title);
        buffer.Bytes(stackalloc byte[FolderRecord.Length]);
        file.Append(buffer.Written);
        return new FolderRecord("TFile", name, options.Title, null, BeginOfRecords)
        {
            NameBytes = key.KeyBytes + names,
            BodySeek = file.End - FolderRecord.Length,
        };
    }

    public FolderRecord BeginFolder(FolderRecord parent, string name)
    {
        var key = NewKey("TDirectory", name, name, parent.Seek) with { ObjectBytes = FolderRecord.Length, StoredBytes = FolderRecord.Length };
        var buffer = new ObjectBuffer();
        key.Write(buffer);
        buffer.Bytes(stackalloc byte[FolderRecord.Length]);
        file.Append(buffer.Written);
        parent.Keys.Add(key);
        return new FolderRecord("TDirectory", name, name, parent, key.SeekKey) { NameBytes = key.KeyBytes, BodySeek = file.End - FolderRecord.Length };
    }

    public KeyRecord NewKey(string className, string name, string title, long seekDirectory)
    {
        file.Records.Settle();
        var key = new KeyRecord(className, name, title, file.End, seekDirectory);
        return key.KeyBytes <= short.MaxValue
            ? key
            : throw new RootOutputException("an object cannot be written", file.Path, $"name and title have {key.KeyBytes} bytes, a key holds {short.MaxValue}");
    }

    /// <summary>Appends a record and returns its key.</summary>
    public KeyRecord Append(KeyRecord key, Action<ObjectBuffer> write, Packer? pack = null)
    {
        var body = new ObjectBuffer(key.KeyBytes);
        write(body);
        var stored = pack is null ? body.Written : pack(body.Written);
        key = key with { ObjectBytes = body.Length, StoredBytes = stored.Length };
        var head = new ObjectBuffer();
        key.Write(head);
        file.Append(head.Written);
        file.Append(stored);
        return key;
    }

    /// <summary>
    /// Leaves room unused up to a position: a gap is the negative of its length, then whatever (io/doc/TFile/gap.md), and a free
    /// segment. It takes no room on a disk that knows sparse files.
    /// </summary>
    public void LeaveGap(long until)
    {
        file.Records.Settle();
        Span<byte> head = stackalloc byte[GapHead];
        while (until - file.End >= GapHead)
        {
            var left = until - file.End;
            var length = left > MostOfGap ? Math.Min(MostOfGap, left - GapHead) : left;
            gaps.Add(new(file.End, file.End + length - 1));
            BinaryPrimitives.WriteInt32BigEndian(head, (int)-length);
            file.Append(head);
            file.Skip(length - GapHead);
        }
    }

    /// <summary>Writes what can only be known at the end.</summary>
    public void End(FolderRecord root, Action<ObjectBuffer> writeStreamers, Packer pack)
    {
        WriteKeys(root);
        var info = Append(NewKey("TList", "StreamerInfo", "Doubly linked list", root.Seek), writeStreamers, pack);
        var free = NewKey(root.ClassName, root.Name, root.Title, root.Seek);
        free = Append(free, buffer => FreeList.Write(buffer, free, gaps));
        var uuid = file.ContentHash();
        WriteFolders(root, uuid);
        WriteHeader(root, info, free, uuid);
    }

    private void WriteKeys(FolderRecord folder)
    {
        foreach (var inner in folder.Folders)
        {
            WriteKeys(inner);
        }

        var key = Append(NewKey(folder.ClassName, folder.Name, folder.Title, folder.Seek), buffer =>
        {
            buffer.Int32(folder.Keys.Count);
            foreach (var entry in folder.Keys)
            {
                entry.Write(buffer);
            }
        });
        folder.SeekKeys = key.SeekKey;
        folder.KeysBytes = key.TotalBytes;
    }

    private void WriteFolders(FolderRecord folder, UInt128 uuid)
    {
        var buffer = new ObjectBuffer();
        folder.Write(buffer, uuid);
        file.WriteAt(folder.BodySeek, buffer.Written);
        foreach (var inner in folder.Folders)
        {
            WriteFolders(inner, uuid);
        }
    }

    private void WriteHeader(FolderRecord root, KeyRecord info, KeyRecord free, UInt128 uuid)
    {
        var big = file.End > KeyRecord.BigFile;
        var buffer = new ObjectBuffer();
        buffer.Bytes("root"u8);
        buffer.Int32(big ? RootVersion + RootHeader.BigVersion : RootVersion);
        buffer.Int32(BeginOfRecords);
        buffer.Position(file.End, big);
        buffer.Position(free.SeekKey, big);
        buffer.Int32(free.TotalBytes);
        buffer.Int32(gaps.Count + 1);
        buffer.Int32(root.NameBytes);
        buffer.Byte(big ? 8 : 4);
        buffer.Int32(options.Compression.RootNumber);
        buffer.Position(info.SeekKey, big);
        buffer.Int32(info.TotalBytes);
        buffer.Int16(1);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, uuid);
        buffer.Bytes(bytes);
        file.WriteAt(0, buffer.Written);
    }
}
