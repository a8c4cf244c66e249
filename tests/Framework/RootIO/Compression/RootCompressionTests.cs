using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Compression.Codecs;

namespace HepAnalysis.Framework.Tests.RootIO.Compression;

public sealed class RootCompressionTests
{
    private static readonly PayloadPlace Place = new("a.root", "basket 3 of x", 1000);

    private static IEnumerable<TestCaseData> Settings()
    {
        foreach (var setting in new[] { "zlib:1", "zlib:9", "lz4:1", "lz4:9", "zstd:1", "zstd:5", "zstd:9", "lzma:1", "lzma:7" })
        {
            foreach (var (kind, length) in SampleData.All)
            {
                foreach (var compress in Enum.GetValues<CodecChoice>())
                {
                    yield return new TestCaseData(setting, kind, length, compress).SetArgDisplayNames(setting, kind, $"{length}", $"{compress}");
                }
            }
        }
    }

    [TestCaseSource(nameof(Settings))]
    public void WhatOneImplementationCompressesBothDecompress(string setting, string kind, int length, CodecChoice compress)
    {
        var data = SampleData.Make(kind, length);
        using var compressor = Compressor(setting, compress);
        var payload = new byte[length];
        var size = compressor.Compress(data, payload);
        if (size == 0)
        {
            Assert.That(kind is "noise" || length < 50, Is.True, "only data without structure may be stored");
            return;
        }

        Assert.That(size, Is.LessThan(length));
        foreach (var choice in Enum.GetValues<CodecChoice>())
        {
            using var decompressor = new RootDecompressor(choice);
            var back = new byte[length];
            decompressor.Decompress(payload.AsSpan(0, size), back, Place);
            Assert.That(back.AsSpan().SequenceEqual(data), Is.True, $"{choice}");
        }
    }

    [TestCase("zlib:1", "ZL")]
    [TestCase("lz4:1", "L4")]
    [TestCase("zstd:1", "ZS")]
    [TestCase("lzma:1", "XZ")]
    public void PayloadsAbove16MegabytesAreSeveralBlocks(string setting, string tag)
    {
        var data = new byte[40_000_000];
        for (var i = 0; i < data.Length; i += 1000)
        {
            data[i] = (byte)(i / 1000);
        }

        using var compressor = Compressor(setting, CodecChoice.Fastest);
        var payload = new byte[data.Length];
        var size = compressor.Compress(data, payload);
        var blocks = new List<int>();
        for (var at = 0; at < size; at += 9 + CompressedBlock.Decode(payload.AsSpan(at))!.Value.CompressedSize)
        {
            Assert.That(System.Text.Encoding.ASCII.GetString(payload, at, 2), Is.EqualTo(tag));
            blocks.Add(CompressedBlock.Decode(payload.AsSpan(at))!.Value.UncompressedSize);
        }

        Assert.That(blocks, Is.EqualTo((int[])[0xFFFFFF, 0xFFFFFF, data.Length - (2 * 0xFFFFFF)]));
        using var decompressor = new RootDecompressor();
        var back = new byte[data.Length];
        decompressor.Decompress(payload.AsSpan(0, size), back, Place);
        Assert.That(back.AsSpan().SequenceEqual(data), Is.True);
    }

    [Test]
    public void ARawDeflateStreamOfOldFilesIsReadByBoth()
    {
        var data = SampleData.Make("floats", 9_000);
        var memory = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(memory, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(data);
        }

        var payload = new byte[9 + memory.Length];
        new CompressedBlock(CompressionAlgorithm.OldDeflate, (int)memory.Length, data.Length).Encode(payload);
        memory.ToArray().CopyTo(payload, 9);
        foreach (var choice in Enum.GetValues<CodecChoice>())
        {
            using var decompressor = new RootDecompressor(choice);
            var back = new byte[data.Length];
            decompressor.Decompress(payload, back, Place);
            Assert.That(back, Is.EqualTo(data), $"{choice}");
        }
    }

    [Test]
    public void APayloadOfEqualLengthIsStored()
    {
        var data = SampleData.Make("noise", 100);
        var back = new byte[100];
        using var decompressor = new RootDecompressor();
        decompressor.Decompress(data, back, Place);
        Assert.That(back, Is.EqualTo(data));
    }

    [TestCase("zlib:5")]
    [TestCase("lz4:1")]
    [TestCase("zstd:3")]
    [TestCase("lzma:3")]
    public void NoDamageGivesAnythingButAnErrorWithItsPlace(string setting)
    {
        var data = SampleData.Make("floats", 3_000);
        using var compressor = Compressor(setting, CodecChoice.Fastest);
        var payload = new byte[data.Length];
        payload = payload[..compressor.Compress(data, payload)];
        var random = new Random(11);
        foreach (var choice in Enum.GetValues<CodecChoice>())
        {
            using var decompressor = new RootDecompressor(choice);
            for (var i = 0; i < 2_000; i++)
            {
                var damaged = (byte[])payload.Clone();
                var count = i < payload.Length ? 1 : random.Next(1, 9);
                var at = i < payload.Length ? i : random.Next(payload.Length);
                for (var n = 0; n < count; n++)
                {
                    damaged[(at + n) % damaged.Length] ^= (byte)random.Next(1, 256);
                }

                if (i % 3 == 2)
                {
                    damaged = damaged[..random.Next(damaged.Length)];
                }

                var back = new byte[data.Length];
                try
                {
                    decompressor.Decompress(damaged, back, Place);

                    // zstd frames and xz's footer hold bytes that nobody checks: then nothing may have changed, or only
                    // with a codec that has no checksum.
                    Assert.That(setting == "zstd:3" || back.AsSpan().SequenceEqual(data), Is.True, $"{choice}: byte {at} flipped unseen");
                }
                catch (CorruptPayloadException e)
                {
                    Assert.That(e.Message, Does.Contain("a.root").And.Contain("basket 3 of x").And.Contain("byte 1,").Or.Contain("byte 1"));
                }
            }

            var good = new byte[data.Length];
            decompressor.Decompress(payload, good, Place);
            Assert.That(good, Is.EqualTo(data), "a decompressor survives the damage it saw");
        }
    }

    [Test]
    public void AnErrorNamesCodecOffsetAndCause()
    {
        var payload = new byte[40];
        new CompressedBlock(CompressionAlgorithm.Zstd, 31, 5_000).Encode(payload);
        using var decompressor = new RootDecompressor();
        var e = Assert.Throws<CorruptPayloadException>(() => decompressor.Decompress(payload, new byte[5_000], Place))!;
        Assert.Multiple(() =>
        {
            Assert.That(e.Codec, Is.EqualTo("zstd"));
            Assert.That(e.Where, Is.EqualTo("a.root: basket 3 of x, byte 1000"));
            Assert.That(e.Why, Does.StartWith("the block of 31 bytes is damaged: "));
        });
    }

    [TestCase(5_001, "to become 5001 bytes where 5000 are wanted")]
    [TestCase(0, "to become 0 bytes where 5000 are wanted")]
    public void AnAnnouncedSizeThatDoesNotFitIsRefusedBeforeTheCodecRuns(int announced, string why)
    {
        var payload = new byte[40];
        new CompressedBlock(CompressionAlgorithm.ZLib, 31, announced).Encode(payload);
        using var decompressor = new RootDecompressor();
        Assert.That(
            () => decompressor.Decompress(payload, new byte[5_000], Place),
            Throws.TypeOf<CorruptPayloadException>().With.Message.Contains(why));
    }

    [Test]
    public void SteadyStateAllocatesNothing()
    {
        var data = SampleData.Make("floats", 32_000);
        foreach (var (setting, choice) in new[] { ("zstd:5", CodecChoice.Managed), ("zstd:5", CodecChoice.Fastest), ("lz4:1", CodecChoice.Managed), ("zlib:1", CodecChoice.Fastest) })
        {
            if (setting.StartsWith("zlib", StringComparison.Ordinal) && !NativeLibraries.Deflate)
            {
                continue;
            }

            using var compressor = Compressor(setting, choice);
            using var decompressor = new RootDecompressor(choice);
            var payload = new byte[data.Length];
            var back = new byte[data.Length];
            long before = 0;
            for (var i = 0; i < 40; i++)
            {
                if (i == 20)
                {
                    before = GC.GetAllocatedBytesForCurrentThread();
                }

                var size = compressor.Compress(data, payload);
                decompressor.Decompress(payload.AsSpan(0, size), back, Place);
            }

            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero, $"{setting} {choice}");
        }
    }

    private static RootCompressor Compressor(string setting, CodecChoice choice)
    {
        try
        {
            return new RootCompressor(CompressionSetting.Parse(setting), choice);
        }
        catch (CodecUnavailableException e)
        {
            Repository.Skip(e.Message);
            throw;
        }
    }
}
