using HepAnalysis.RootIO.Compression.Codecs;

namespace HepAnalysis.RootIO.Compression;

/// <summary>
/// Compresses payloads as ROOT lays them out. It keeps its codec's memory from payload to payload. Not thread-safe.
/// </summary>
public sealed class RootCompressor : IDisposable
{
    private readonly BlockEncoder? encoder;

    /// <param name="setting">Algorithm and level.</param>
    /// <param name="choice">Which implementations; by default what <see cref="CodecReport.Choice"/> says.</param>
    /// <exception cref="CodecUnavailableException">lzma where liblzma is not found.</exception>
    /// <exception cref="CompressionSettingException">An algorithm that is only read, or a level beyond 9.</exception>
    public RootCompressor(CompressionSetting setting, CodecChoice? choice = null)
    {
        if (!setting.IsStored)
        {
            setting = CompressionSetting.Parse(setting.RootNumber.ToString(System.Globalization.CultureInfo.InvariantCulture));
            encoder = CodecFactory.Encoder(setting, choice ?? CodecReport.Choice);
        }

        Setting = setting;
    }

    /// <summary>Algorithm and level.</summary>
    public CompressionSetting Setting { get; }

    /// <summary>Compresses <paramref name="data"/> into <paramref name="target"/>.</summary>
    /// <param name="data">The object's bytes.</param>
    /// <param name="target">At least as long as <paramref name="data"/>.</param>
    /// <returns>The length of the payload, always less than that of the data; 0 where the data are to be stored as they are.</returns>
    public int Compress(ReadOnlySpan<byte> data, Span<byte> target)
    {
        if (encoder is null || data.IsEmpty)
        {
            return 0;
        }

        // One byte less than the data: a payload of equal length would be taken for stored.
        target = target[..(data.Length - 1)];
        var written = 0;
        while (!data.IsEmpty)
        {
            var part = data[..Math.Min(data.Length, CompressedBlock.MaxSize)];
            var room = target[written..];
            if (room.Length <= CompressedBlock.HeaderSize)
            {
                return 0;
            }

            var body = room[CompressedBlock.HeaderSize..];
            var size = encoder.Encode(part, body[..Math.Min(body.Length, CompressedBlock.MaxSize)]);
            if (size == 0)
            {
                return 0;
            }

            new CompressedBlock(Setting.Algorithm, size, part.Length).Encode(room);
            written += CompressedBlock.HeaderSize + size;
            data = data[part.Length..];
        }

        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => encoder?.Dispose();
}
