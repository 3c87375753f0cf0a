using System.Collections;

namespace Workbench.Comparing;

/// <summary>A list that is made when it is first looked at, once; safe to read from several threads.</summary>
/// <param name="make">Makes it.</param>
/// <param name="count">How many it will have.</param>
internal sealed class Deferred<T>(Func<IReadOnlyList<T>> make, int count) : IReadOnlyList<T>
{
    private readonly Lazy<IReadOnlyList<T>> made = new(make);

    public int Count => count;

    public T this[int index] => made.Value[index];

    public IEnumerator<T> GetEnumerator() => made.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
