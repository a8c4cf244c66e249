using System.Text.Json;
using HepAnalysis.Cli.Inputs;
using HepAnalysis.Columns;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Streamers;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.Cli.Json;

/// <summary>What <c>hep inspect --json</c> prints; docs/json.md describes it.</summary>
internal static class InspectJson
{
    public static void Write(Utf8JsonWriter json, RootFile file, IReadOnlyList<(string Path, RootKey Key)> items, bool withMembers)
    {
        json.WriteStartObject();
        json.WriteString("file", file.Name);
        json.WriteNumber("bytes", file.Length);
        json.WriteString("rootVersion", file.Header.RootVersion);
        json.WriteString("compression", CompressionSetting.FromRootNumber(file.Header.Compression).ToString());
        json.WriteStartArray("objects");
        foreach (var (path, key) in items)
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteNumber("cycle", key.Cycle);
            json.WriteString("written", key.Time.ToString());
            json.WriteString("class", key.ClassName);
            json.WriteString("title", key.Title);
            json.WriteNumber("bytes", key.TotalBytes);
            json.WriteNumber("uncompressedBytes", key.ObjectBytes);
            if (RootContents.IsTree(key))
            {
                if (RootContents.TryTree(file, withMembers ? path : $"{path};{key.Cycle}", out var problem) is { } tree)
                {
                    WriteTree(json, tree);
                }
                else
                {
                    json.WriteString("problem", problem);
                }
            }
            else if (RootContents.IsRNTuple(key))
            {
                if (RootContents.TryRNTuple(file, withMembers ? path : $"{path};{key.Cycle}", out var problem) is { } ntuple)
                {
                    RNTupleJson.Write(json, ntuple);
                    WriteClusters(json, ntuple);
                    WriteColumns(json, ntuple);
                }
                else
                {
                    json.WriteString("problem", problem);
                }
            }
            else if (withMembers && !key.IsDirectory)
            {
                json.WritePropertyName("object");
                ObjectJson.Write(json, file.ReadObject(key));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (!withMembers)
        {
            WriteStreamers(json, file);
        }

        json.WriteEndObject();
    }

    private static void WriteStreamers(Utf8JsonWriter json, RootFile file)
    {
        IEnumerable<StreamerInfo> infos;
        try
        {
            infos = file.Streamers.All;
        }
        catch (RootIOException e)
        {
            json.WriteString("streamersProblem", e.Why ?? e.What);
            return;
        }

        json.WriteStartArray("streamers");
        foreach (var info in infos)
        {
            json.WriteStartObject();
            json.WriteString("class", info.ClassName);
            json.WriteNumber("version", info.Version);
            json.WriteNumber("checksum", info.Checksum);
            json.WriteStartArray("elements");
            foreach (var element in info.Elements)
            {
                json.WriteStartObject();
                json.WriteString("name", element.Name);
                json.WriteString("type", element.TypeName);
                json.WriteNumber("number", element.Type);
                json.WriteNumber("length", element.ArrayLength);
                json.WriteString("title", element.Title);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTree(Utf8JsonWriter json, RootTree tree)
    {
        json.WriteNumber("entries", tree.Entries);
        WriteClusters(json, tree);
        json.WriteStartArray("branches");
        foreach (var branch in tree.Branches)
        {
            json.WriteStartObject();
            json.WriteString("name", branch.FullName);
            json.WriteString("title", branch.Title);
            json.WriteString("class", branch.ContentClass);
            json.WriteNumber("bytes", branch.CompressedBytes);
            json.WriteNumber("uncompressedBytes", branch.UncompressedBytes);
            json.WriteString("compression", CompressionSetting.FromRootNumber(branch.Compression).ToString());
            if (RootContents.TryBaskets(branch, out var problem) is { } baskets)
            {
                json.WriteNumber("baskets", baskets);
            }
            else
            {
                json.WriteString("problem", problem);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteColumns(json, tree);
    }

    private static void WriteClusters(Utf8JsonWriter json, IEventSource source)
    {
        json.WriteStartArray("clusters");
        foreach (var boundary in source.ClusterBoundaries([]))
        {
            json.WriteNumberValue(boundary);
        }

        json.WriteEndArray();
    }

    private static void WriteColumns(Utf8JsonWriter json, IEventSource source)
    {
        json.WriteStartArray("columns");
        foreach (var column in source.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type.ToString());
            if (column.Counter is { } counter)
            {
                json.WriteString("counter", counter);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("unreadable");
        foreach (var (name, reason) in source.Unreadable)
        {
            json.WriteString(name, reason);
        }

        json.WriteEndObject();
    }
}
