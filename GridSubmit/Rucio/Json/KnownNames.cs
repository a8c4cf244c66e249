using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace HepAnalysis.GridSubmit.Rucio.Json;

/// <summary>Names that come again and again, as those of RSEs: one string for each. Holds some thousands at most. Thread-safe.</summary>
internal static class KnownNames
{
    private const int Most = 4096;
    private static readonly ConcurrentDictionary<ulong, string> Names = new();

    /// <summary>The string at which a reader stands.</summary>
    public static string Get(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped)
        {
            return reader.GetString()!;
        }

        var hash = XxHash3.HashToUInt64(reader.ValueSpan);
        if (Names.TryGetValue(hash, out var name) && name.Length == reader.ValueSpan.Length && Ascii.Equals(reader.ValueSpan, name))
        {
            return name;
        }

        name = reader.GetString()!;
        if (Names.Count < Most)
        {
            Names[hash] = name;
        }

        return name;
    }
}
