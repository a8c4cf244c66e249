namespace HepAnalysis.GridSubmit.Rucio.Transport;

/// <summary>Python writes Infinity, -Infinity and NaN into JSON, which no JSON has: they are put into quotes, as .NET reads them.</summary>
internal static class PythonNumbers
{
    /// <summary>Puts bare names of numbers into quotes.</summary>
    /// <param name="json">JSON of Python.</param>
    /// <param name="quoted">JSON.</param>
    /// <returns>False where there are none.</returns>
    public static bool TryQuote(ReadOnlySpan<byte> json, out byte[] quoted)
    {
        var target = new List<byte>(json.Length + 16);
        var (isText, found) = (false, false);
        for (var i = 0; i < json.Length; i++)
        {
            if (isText && json[i] == '\\' && i + 1 < json.Length)
            {
                target.Add(json[i++]);
                target.Add(json[i]);
                continue;
            }

            isText ^= json[i] == '"';
            var length = isText ? 0 : Length(json[i..]);
            if (length == 0)
            {
                target.Add(json[i]);
                continue;
            }

            target.Add((byte)'"');
            target.AddRange(json.Slice(i, length));
            target.Add((byte)'"');
            i += length - 1;
            found = true;
        }

        quoted = [.. target];
        return found;
    }

    private static int Length(ReadOnlySpan<byte> text) =>
        text.StartsWith("Infinity"u8) ? 8 : text.StartsWith("-Infinity"u8) ? 9 : text.StartsWith("NaN"u8) ? 3 : 0;
}
