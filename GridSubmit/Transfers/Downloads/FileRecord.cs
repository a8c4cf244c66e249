using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>A file of a list as it waits in a <see cref="Spool"/>.</summary>
internal static class FileRecord
{
    public static void Write(BinaryWriter writer, DatasetFile file, string path)
    {
        writer.Write(path);
        writer.Write(file.Did.Scope);
        writer.Write(file.Did.Name);
        writer.Write(file.Bytes ?? -1);
        writer.Write(file.Adler32 ?? "");
        writer.Write(file.Md5 ?? "");
        writer.Write7BitEncodedInt(file.Places.Count);
        foreach (var place in file.Places)
        {
            writer.Write(place.Address);
            writer.Write(place.Rse);
            writer.Write(place.Type);
            writer.Write(place.Domain ?? "");
            writer.Write(place.Priority);
            writer.Write(place.Volatile);
            writer.Write(place.ClientExtract);
        }
    }

    public static (DatasetFile File, string Path) Read(BinaryReader reader)
    {
        var path = reader.ReadString();
        var did = new DataIdentifier(reader.ReadString(), reader.ReadString());
        var bytes = reader.ReadInt64();
        var (adler32, md5) = (Text(reader), Text(reader));
        var places = new PhysicalFile[reader.Read7BitEncodedInt()];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = new PhysicalFile(reader.ReadString(), reader.ReadString(), reader.ReadString(), Text(reader), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadBoolean());
        }

        return (new DatasetFile(did, bytes < 0 ? null : bytes, adler32, md5, null, places), path);
    }

    private static string? Text(BinaryReader reader) => reader.ReadString() is { Length: > 0 } text ? text : null;
}
