using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns.Views;

/// <summary>
/// The objects of one event, or those of them that were picked: a view, no copy, that allocates nothing and lives as
/// long as the call that it was made in. It can be walked by foreach, indexed, and matched by a list pattern:
/// <c>muons[e].Where(…) is [var a, var b]</c>.
/// </summary>
/// <typeparam name="T">A struct with <c>[Collection]</c>.</typeparam>
public readonly ref struct Objects<T>
    where T : struct, IEventObject<T>
{
    private readonly ObjectColumns columns;
    private readonly ReadOnlySpan<int> picks;
    private readonly int first;
    private readonly bool isPicked;

    /// <param name="columns">The columns of the objects.</param>
    /// <param name="first">The first item in the block.</param>
    /// <param name="count">How many follow.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Objects(ObjectColumns columns, int first, int count)
    {
        this.columns = columns;
        this.first = first;
        Count = count;
    }

    private Objects(ObjectColumns columns, ReadOnlySpan<int> picks)
    {
        this.columns = columns;
        this.picks = picks;
        isPicked = true;
        Count = picks.Length;
    }

    /// <summary>How many objects.</summary>
    public int Count { get; }

    /// <summary>An object, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such object.</exception>
    public T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(index), $"object {index} of {Count}");
            }

            return T.At(columns, isPicked ? picks[index] : first + index);
        }
    }

    /// <summary>The objects for which a condition holds, in their order.</summary>
    /// <param name="condition">A static lambda: <c>static m => m.Pt > 20</c>.</param>
    public Objects<T> Where(Func<T, bool> condition) => Where(condition, static (item, test) => test(item));

    /// <summary>The objects for which a condition holds, in their order.</summary>
    /// <param name="state">Handed to the condition, so that the lambda captures nothing and allocates nothing.</param>
    /// <param name="condition">A static lambda: <c>static (m, min) => m.Pt > min</c>.</param>
    public Objects<T> Where<TState>(TState state, Func<T, TState, bool> condition)
    {
        var kept = columns.BeginPicks(Count);
        var count = 0;
        for (var i = 0; i < Count; i++)
        {
            var item = isPicked ? picks[i] : first + i;
            if (condition(T.At(columns, item), state))
            {
                kept[count++] = item;
            }
        }

        columns.EndPicks(count);
        return new Objects<T>(columns, kept[..count]);
    }

    /// <summary>True where a condition holds for one object at least.</summary>
    public bool Any(Func<T, bool> condition) => Any(condition, static (item, test) => test(item));

    /// <summary>True where a condition holds for one object at least.</summary>
    /// <param name="state">Handed to the condition.</param>
    /// <param name="condition">A static lambda.</param>
    public bool Any<TState>(TState state, Func<T, TState, bool> condition)
    {
        foreach (var item in this)
        {
            if (condition(item, state))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The sum of a number over the objects, from left to right.</summary>
    public double Sum(Func<T, double> number)
    {
        var sum = 0.0;
        foreach (var item in this)
        {
            sum += number(item);
        }

        return sum;
    }

    /// <summary>Finds the object with the largest number; of equal ones the first. NaN is never the largest.</summary>
    /// <returns>False where there is none.</returns>
    public bool TryMaxBy(Func<T, double> number, out T best)
    {
        best = default;
        var found = false;
        var largest = double.NaN;
        foreach (var item in this)
        {
            var value = number(item);
            if (!double.IsNaN(value) && !(value <= largest))
            {
                (best, largest, found) = (item, value, true);
            }
        }

        return found;
    }

    /// <summary>Finds the object with the smallest number; of equal ones the first. NaN is never the smallest.</summary>
    /// <returns>False where there is none.</returns>
    public bool TryMinBy(Func<T, double> number, out T best)
    {
        best = default;
        var found = false;
        var smallest = double.NaN;
        foreach (var item in this)
        {
            var value = number(item);
            if (!double.IsNaN(value) && !(value >= smallest))
            {
                (best, smallest, found) = (item, value, true);
            }
        }

        return found;
    }

    /// <summary>Walks the objects in their order.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Where a walk is.</summary>
    public ref struct Enumerator
    {
        private readonly Objects<T> objects;
        private int index;

        internal Enumerator(Objects<T> objects)
        {
            this.objects = objects;
            index = -1;
        }

        /// <summary>The object here.</summary>
        public readonly T Current => objects[index];

        /// <summary>Goes on.</summary>
        /// <returns>False after the last.</returns>
        public bool MoveNext() => ++index < objects.Count;
    }
}
