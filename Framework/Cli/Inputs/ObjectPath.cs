namespace HepAnalysis.Cli.Inputs;

/// <summary>A file, or an object in it: <c>out/dimuon.root:mass</c>.</summary>
/// <param name="File">The file, as typed.</param>
/// <param name="Object">The object, or null.</param>
internal sealed record ObjectPath(string File, string? Object)
{
    /// <summary>Splits at the colon before which a file exists; where none does, at the last one behind a name.</summary>
    public static ObjectPath Parse(string text, HepConsole console)
    {
        if (Path.Exists(console.FullPath(text)))
        {
            return new ObjectPath(text, null);
        }

        for (var colon = text.IndexOf(':'); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            if (colon > 0 && System.IO.File.Exists(console.FullPath(text[..colon])))
            {
                return Split(text, colon);
            }
        }

        var last = text.LastIndexOf(':');
        return last > 0 ? Split(text, last) : new ObjectPath(text, null);
    }

    private static ObjectPath Split(string text, int colon) => new(text[..colon], colon == text.Length - 1 ? null : text[(colon + 1)..]);
}
