using System.Text;

namespace HepAnalysis.Cli.Json;

/// <summary>UTF-8 that is written goes to a text writer, letter by letter whole: a letter may lie across two pieces.</summary>
internal sealed class TextStream(TextWriter target) : Stream
{
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private char[] letters = new char[4096];

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var most = Encoding.UTF8.GetMaxCharCount(buffer.Length);
        if (letters.Length < most)
        {
            letters = new char[most];
        }

        target.Write(letters, 0, decoder.GetChars(buffer, letters, flush: false));
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
