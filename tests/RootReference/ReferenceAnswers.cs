using System.IO.Compression;
using System.Text.Json;

namespace HepAnalysis.RootReference;

/// <summary>The answers of another reader that lie beside a ROOT file of the shared folder.</summary>
internal sealed class ReferenceAnswers : IDisposable
{
    private readonly JsonDocument document;

    private ReferenceAnswers(string rootFile, JsonDocument document)
    {
        RootFile = rootFile;
        this.document = document;
    }

    public string RootFile { get; }

    public string Label => Path.GetFileName(RootFile);

    public JsonElement Root => document.RootElement;

    /// <summary>Where the answers of a file lie.</summary>
    public static string Beside(string rootFile) => rootFile + ".json.gz";

    /// <summary>Where ROOT's own answers of a file lie, if there are any.</summary>
    public static string OfRoot(string rootFile) => Path.Combine(Path.GetDirectoryName(rootFile) ?? "", "root-answers", Path.GetFileName(rootFile) + ".json.gz");

    public static ReferenceAnswers Read(string rootFile) => Read(rootFile, Beside(rootFile));

    /// <summary>ROOT's own answers where the other reader failed; null where there are none.</summary>
    public static ReferenceAnswers? ReadOfRoot(string rootFile) => OfRoot(rootFile) is var path && File.Exists(path) ? Read(rootFile, path) : null;

    private static ReferenceAnswers Read(string rootFile, string path)
    {
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        return new ReferenceAnswers(rootFile, JsonDocument.Parse(packed, new JsonDocumentOptions { MaxDepth = 4096 }));
    }

    public IEnumerable<JsonElement> List(string name) =>
        Root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    public void Dispose() => document.Dispose();
}
