namespace HepAnalysis.Columns;

/// <summary>Numbers or bools, one after the other.</summary>
public sealed class NumberColumn(NumberKind kind) : Column, IDisposable
{
    private int count;

    /// <summary>What one value is.</summary>
    public NumberKind Kind { get; } = kind;

    /// <summary>The memory under the values: <see cref="Count"/> times the width of <see cref="Kind"/> bytes.</summary>
    public NativeBuffer Buffer { get; } = new();

    /// <inheritdoc/>
    public override ColumnType ItemType { get; } = new ColumnType.Number(kind);

    /// <inheritdoc/>
    public override int Count => count;

    /// <summary>The values.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the type of <see cref="Kind"/>.</exception>
    public ReadOnlySpan<T> Values<T>() where T : unmanaged
    {
        Check<T>();
        return Buffer.Values<T>(count);
    }

    /// <summary>Makes room for <paramref name="length"/> values and returns them for writing; former values are lost.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the type of <see cref="Kind"/>.</exception>
    public Span<T> Resize<T>(int length) where T : unmanaged
    {
        Check<T>();
        count = length;
        return Buffer.Reserve<T>(length);
    }

    /// <summary>Makes room for <paramref name="length"/> values and returns their bytes for writing; former values are lost.</summary>
    public Span<byte> ResizeBytes(int length)
    {
        var bytes = Buffer.Reserve<byte>(checked(length * Kind.Size()));
        count = length;
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose() => Buffer.Dispose();

    private void Check<T>() where T : unmanaged
    {
        if (NumberKinds.Of<T>() != Kind)
        {
            throw new InvalidOperationException($"a column of {Kind.Name()} is not one of {NumberKinds.Of<T>().Name()}");
        }
    }
}
