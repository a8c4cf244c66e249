using System.Buffers.Binary;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Writing;

namespace HepAnalysis.RootIO.Recovery;

/// <summary>
/// The copy: the records of the file up to the last that is whole, then new lists of keys and of free segments; directories and
/// header are changed to point at them. What is no record becomes a gap.
/// </summary>
internal sealed class RecoveredFile(RootFile file, IReadOnlyList<RecoveredDirectory> directories)
{
    private const int PieceBytes = 1 << 20;
    private const int ShortestGap = 4;
    private readonly List<(long First, long End)> gaps = [];

    public void Write(string path, CheckProgress progress)
    {
        using var output = new OutputFile(path);
        var end = LastRecordEnd(progress);
        Copy(output, end, progress);
        foreach (var directory in directories.Where(directory => directory.NeedsList))
        {
            WriteKeys(output, directory);
        }

        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var (first, until) in gaps)
        {
            BinaryPrimitives.WriteInt32BigEndian(length, (int)-(until - first));
            output.WriteAt(first, length);
        }

        WriteEnd(output);
        output.Commit();
    }

    // Where the copy ends, and what of it is free.
    private long LastRecordEnd(CheckProgress progress)
    {
        var end = (long)file.Header.Begin;
        foreach (var record in RecordWalk.Records(file, file.Length))
        {
            progress.ThrowIfCancelled();
            var isOldList = record.Key is not null && record.Offset == file.Header.SeekFree;
            if (record.Key is not null && !isOldList)
            {
                end = record.Offset + record.Bytes;
            }
            else if (record.Bytes is >= ShortestGap and <= int.MaxValue)
            {
                gaps.Add((record.Offset, record.Offset + record.Bytes));
            }
        }

        gaps.RemoveAll(gap => gap.First >= end);
        return end;
    }

    private void Copy(OutputFile output, long end, CheckProgress progress)
    {
        var place = new RecordPlace(file.Name, "the file", 0);
        for (var at = 0L; at < end; at += PieceBytes)
        {
            progress.ThrowIfCancelled();
            var piece = file.ReadBytes(at, (int)Math.Min(PieceBytes, end - at), place);
            output.Append(piece);
            progress.Read(piece.Length);
        }
    }

    private void WriteKeys(OutputFile output, RecoveredDirectory directory)
    {
        var label = directory.Label;
        var body = new ObjectBuffer();
        body.Int32(directory.Keys.Count);
        foreach (var key in directory.Keys)
        {
            body.Bytes(file.ReadBytes(key.SeekKey, key.KeyBytes, new RecordPlace(file.Name, $"the key of '{key.NameCycle}'", key.SeekKey)));
        }

        var record = Append(output, new KeyRecord(label.ClassName, label.Name, label.Title, output.End, label.SeekKey), body);
        var place = new RecordPlace(file.Name, $"directory '{label.Name}'", directory.BodySeek);
        var isBig = BinaryPrimitives.ReadInt16BigEndian(file.ReadBytes(directory.BodySeek, sizeof(short), place)) > 1000;
        const int KeysBytesAt = 2 + 8;
        const int SeeksAt = KeysBytesAt + 8;
        var bytes = new ObjectBuffer();
        bytes.Int32(record.TotalBytes);
        output.WriteAt(directory.BodySeek + KeysBytesAt, bytes.Written);
        output.WriteAt(directory.BodySeek + SeeksAt + (isBig ? 16 : 8), Position(record.SeekKey, isBig));
    }

    private void WriteEnd(OutputFile output)
    {
        var header = file.Header;
        var root = directories[0].Label;
        var free = new KeyRecord(root.ClassName, root.Name, root.Title, output.End, root.SeekKey);
        var body = new ObjectBuffer();
        FreeList.Write(body, free, gaps.Select(gap => new FreeSegment(gap.First, gap.End - 1)));
        var record = Append(output, free, body);
        var (infoSeek, infoBytes) = file.InfoPlace;
        var bytes = new ObjectBuffer();
        bytes.Bytes(Position(output.End, header.IsBig));
        bytes.Bytes(Position(record.SeekKey, header.IsBig));
        bytes.Int32(record.TotalBytes);
        bytes.Int32(gaps.Count + 1);
        const int EndAt = 12;
        output.WriteAt(EndAt, bytes.Written);

        // Behind these: fNbytesName 4, fUnits 1, fCompress 4.
        var info = new ObjectBuffer();
        info.Bytes(Position(infoSeek, header.IsBig));
        info.Int32(infoBytes);
        output.WriteAt(EndAt + bytes.Length + 9, info.Written);
    }

    private static KeyRecord Append(OutputFile output, KeyRecord key, ObjectBuffer body)
    {
        key = key with { ObjectBytes = body.Length, StoredBytes = body.Length };
        var head = new ObjectBuffer();
        key.Write(head);
        output.Append(head.Written);
        output.Append(body.Written);
        return key;
    }

    private byte[] Position(long value, bool isBig)
    {
        if (!isBig && value > int.MaxValue)
        {
            throw new UnsupportedFeatureException(
                $"'{file.Name}' cannot be recovered", file.Name, $"its header has positions of 32 bits, and the recovered file would have {value} bytes", "read what is needed out of the file itself");
        }

        var buffer = new ObjectBuffer();
        buffer.Position(value, isBig);
        return buffer.Written.ToArray();
    }
}
