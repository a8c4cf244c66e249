using System.Collections.Concurrent;
using HepAnalysis.RootIO.Compression;

namespace HepAnalysis.RootIO.Writing.Trees;

/// <summary>Compressors of one setting, one for each thread that works at the same time. Thread-safe.</summary>
internal sealed class CompressorPool : IDisposable
{
    private readonly ConcurrentBag<RootCompressor> idle = [];

    /// <inheritdoc cref="RootCompressor(CompressionSetting, CodecChoice?)"/>
    public CompressorPool(CompressionSetting setting)
    {
        // The first is made at once: a codec that is not there is an error before anything is written.
        var first = new RootCompressor(setting);
        Setting = first.Setting;
        idle.Add(first);
    }

    public CompressionSetting Setting { get; }

    /// <inheritdoc cref="RootCompressor.Compress"/>
    public int Compress(ReadOnlySpan<byte> data, Span<byte> target)
    {
        var compressor = idle.TryTake(out var taken) ? taken : new RootCompressor(Setting);
        try
        {
            return compressor.Compress(data, target);
        }
        finally
        {
            idle.Add(compressor);
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var compressor))
        {
            compressor.Dispose();
        }
    }
}
