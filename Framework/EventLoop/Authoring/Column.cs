using System.Runtime.CompilerServices;
using HepAnalysis.Columns.Views;

namespace HepAnalysis.EventLoop;

/// <summary>
/// A value for each event: read from a column of the files or of an earlier step (<see cref="ReadAttribute"/>), or written
/// for later steps (<see cref="WriteAttribute"/>). What is not written for an event is NaN, or 0 where the type has none.
/// </summary>
/// <typeparam name="T">Type of a value; one read may be wider than the column's (<c>double</c> for float32).</typeparam>
public readonly struct Column<T>
    where T : unmanaged
{
    private readonly ColumnValues<T>? read;
    private readonly WrittenColumn<T>? written;

    internal Column(ColumnValues<T> read) => this.read = read;

    internal Column(WrittenColumn<T> written) => this.written = written;

    /// <summary>The value of an event.</summary>
    /// <exception cref="InvalidOperationException">It is written, and the column is one that is read.</exception>
    public T this[in Event e]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => written is null ? read![e.Index] : written[e.Index];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            if (written is null)
            {
                throw new InvalidOperationException("a column that is read cannot be written: declare it [Write]");
            }

            written[e.Index] = value;
        }
    }
}
