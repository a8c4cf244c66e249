using HepAnalysis.RootIO.Compression;

namespace HepAnalysis.Framework.Tests.RootIO.Compression;

public sealed class CompressionSettingTests
{
    [TestCase("zstd:5", 505, "zstd:5")]
    [TestCase("ZSTD", 505, "zstd:5")]
    [TestCase("zlib", 101, "zlib:1")]
    [TestCase("zlib:9", 109, "zlib:9")]
    [TestCase("lz4 : 4", 404, "lz4:4")]
    [TestCase("lzma", 207, "lzma:7")]
    [TestCase("xz:1", 201, "lzma:1")]
    [TestCase("none", 0, "none")]
    [TestCase("zstd:0", 0, "none")]
    [TestCase("505", 505, "zstd:5")]
    [TestCase("0", 0, "none")]
    [TestCase("1", 101, "zlib:1")]
    public void TextBecomesRootsNumberAndBack(string text, int number, string canonical)
    {
        var setting = CompressionSetting.Parse(text);
        Assert.Multiple(() =>
        {
            Assert.That(setting.RootNumber, Is.EqualTo(number));
            Assert.That(setting.ToString(), Is.EqualTo(canonical));
            Assert.That(CompressionSetting.FromRootNumber(number), Is.EqualTo(setting));
        });
    }

    [TestCase("zip", "no algorithm is called 'zip'")]
    [TestCase("zstd:x", "the level 'x'")]
    [TestCase("zstd:10", "the level '10'")]
    [TestCase("zstd:-1", "the level '-1'")]
    [TestCase("301", "algorithm 3, level 1")]
    [TestCase("599", "algorithm 5, level 99")]
    [TestCase("", "no algorithm is called ''")]
    public void WhatCannotBeMeantSaysWhy(string text, string why) =>
        Assert.That(() => CompressionSetting.Parse(text), Throws.TypeOf<CompressionSettingException>().With.Message.Contains(why));
}
