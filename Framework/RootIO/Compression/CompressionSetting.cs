using System.Globalization;

namespace HepAnalysis.RootIO.Compression;

/// <summary>An algorithm with its level: <c>zstd:5</c>, or ROOT's number 505 (algorithm * 100 + level).</summary>
/// <param name="Algorithm">How.</param>
/// <param name="Level">How hard, 1 (fast) to 9 (small), as ROOT counts; 0 is stored.</param>
public readonly record struct CompressionSetting(CompressionAlgorithm Algorithm, int Level)
{
    /// <summary>Not compressed.</summary>
    public static CompressionSetting None => new(CompressionAlgorithm.Stored, 0);

    /// <summary>Zstandard at ROOT's usual level.</summary>
    public static CompressionSetting Default => new(CompressionAlgorithm.Zstd, 5);

    /// <summary>ROOT's <c>fCompress</c>.</summary>
    public int RootNumber => IsStored ? 0 : ((int)Algorithm * 100) + Level;

    /// <summary>True where nothing is compressed.</summary>
    public bool IsStored => Level == 0 || Algorithm == CompressionAlgorithm.Stored;

    /// <summary>Reads <c>none</c>, <c>zstd</c>, <c>zstd:5</c> or a ROOT number.</summary>
    /// <exception cref="CompressionSettingException">None of these, or a level beyond 0 to 9.</exception>
    public static CompressionSetting Parse(string text)
    {
        var trimmed = text.Trim();
        if (int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var fromNumber = FromRootNumber(number);
            return fromNumber.IsStored || (fromNumber.Level <= 9 && IsWritten(fromNumber.Algorithm))
                ? fromNumber
                : throw new CompressionSettingException(text, $"{number} is algorithm {number / 100}, level {number % 100}; written are 101-109, 201-209, 401-409 and 501-509");
        }

        var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        var name = (colon < 0 ? trimmed : trimmed[..colon]).Trim().ToLowerInvariant();
        var (algorithm, level) = name switch
        {
            "none" or "stored" => (CompressionAlgorithm.Stored, 0),
            "zlib" => (CompressionAlgorithm.ZLib, 1),
            "lzma" or "xz" => (CompressionAlgorithm.Lzma, 7),
            "lz4" => (CompressionAlgorithm.Lz4, 4),
            "zstd" => (CompressionAlgorithm.Zstd, 5),
            _ => throw new CompressionSettingException(text, $"no algorithm is called '{name}'"),
        };
        if (colon < 0)
        {
            return new(algorithm, level);
        }

        var digits = trimmed.AsSpan(colon + 1).Trim();
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out level) || level > 9)
        {
            throw new CompressionSettingException(text, $"the level '{digits}' is not a number from 0 to 9");
        }

        return level == 0 || algorithm == CompressionAlgorithm.Stored ? None : new(algorithm, level);
    }

    /// <summary>
    /// What a file's <c>fCompress</c> says. Numbers below 100 are of files older than the choice of algorithms: zlib.
    /// </summary>
    public static CompressionSetting FromRootNumber(int number)
    {
        var level = Math.Max(number, 0) % 100;
        return level == 0 ? None : new(number < 100 ? CompressionAlgorithm.ZLib : (CompressionAlgorithm)(number / 100), level);
    }

    /// <summary><c>zstd:5</c>, <c>none</c>.</summary>
    public override string ToString() =>
        IsStored ? "none" : string.Create(CultureInfo.InvariantCulture, $"{Algorithm.ToString().ToLowerInvariant()}:{Level}");

    private static bool IsWritten(CompressionAlgorithm algorithm) =>
        algorithm is CompressionAlgorithm.ZLib or CompressionAlgorithm.Lzma or CompressionAlgorithm.Lz4 or CompressionAlgorithm.Zstd;
}
