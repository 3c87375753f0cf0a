namespace Workbench.Text.Data;

internal sealed partial class Trie
{
    /// <summary>Takes forms, and lays the trie out when all are known.</summary>
    internal sealed class Builder(int capacity = 64)
    {
        // From so many on, the choices behind a stem are its endings.
        private const int Declension = 5;

        private readonly EndFilter ends = new();
        // The child of the first node for each letter, as far as they go: most forms share their first letters.
        private int[] first = new int[128];

        // The ways on which the form is being added, and those of the next part.
        private Way[] ways = new Way[64];
        private Way[] branches = new Way[64];
        private int wayCount;
        private int branchCount;

        private Growing[] nodes = FirstOf(capacity);
        private int count = 1;

        // How many nodes there are that a space leads to, and how many that have a space behind them.
        private int behindSpace;
        private int beforeSpace;

        private static Growing[] FirstOf(int capacity)
        {
            Growing[] nodes = new Growing[capacity];
            nodes[0] = new Growing { Exact = -1, Wild = -1 };
            return nodes;
        }

        private struct Growing
        {
            public char Letter;
            public int Child;
            public int Next;
            public int Exact;
            public int Wild;

            /// <summary>The child that a space leads to, which several nodes may share.</summary>
            public int Space;
        }

        /// <summary>How far a form has been added: the node, a bit for each length that it may have so far, and its last two letters.</summary>
        private struct Way
        {
            public int Node;
            public ulong Lengths;
            public char Before;
            public char Last;
        }

        /// <summary>
        /// Adds a form; <c>{a,b}</c> in it stands for either, and a trailing <c>*</c> lets any inflection follow. The first payload given for a form stays.
        /// Returns false, with nothing added, when a brace is not closed, or closed or opened twice.
        /// </summary>
        /// <remarks>
        /// All endings of a word lead to the same next word, so that words which agree are held once and not for each pair of their endings;
        /// pairs that do not agree are found too, by this pattern and by others with the same word.
        /// </remarks>
        public bool Add(ReadOnlySpan<char> pattern, int payload)
        {
            if (!IsBalanced(pattern)) return false;
            bool isStem = pattern.Length > 0 && pattern[^1] == '*';
            if (isStem) pattern = pattern[..^1];
            ways[0] = new Way { Lengths = 1 };
            wayCount = 1;
            bool inflected = false;
            for (int at = 0; at < pattern.Length;)
            {
                if (pattern[at] == '{')
                {
                    int close = at + pattern[at..].IndexOf('}'), choices = Branch(pattern[(at + 1)..close]);
                    inflected = choices >= Declension && at > 0 && Chars.IsLetter(pattern[at - 1]);
                    at = close + 1;
                    continue;
                }
                if (inflected && pattern[at] == ' ')
                {
                    Join();
                    at++;
                }
                inflected = false;
                int stop = pattern[at..].IndexOf('{');
                stop = stop < 0 ? pattern.Length : at + stop;
                for (int index = 0; index < wayCount; index++) Follow(ref ways[index], pattern[at..stop]);
                at = stop;
            }
            End(payload, isStem);
            return true;
        }

        /// <summary>Adds a form whose every letter stands for itself, as a name that a user gives. The first payload given for a form stays.</summary>
        // isStem: Whether any inflection may follow.
        public void AddName(ReadOnlySpan<char> name, int payload, bool isStem)
        {
            ways[0] = new Way { Lengths = 1 };
            wayCount = 1;
            Follow(ref ways[0], name);
            End(payload, isStem);
        }

        private void End(int payload, bool isStem)
        {
            for (int index = 0; index < wayCount; index++)
            {
                ref Way way = ref ways[index];
                if (way.Node == 0) continue;
                ref int place = ref isStem ? ref nodes[way.Node].Wild : ref nodes[way.Node].Exact;
                if (place < 0) place = payload;
                ends.Add(way.Lengths, way.Before, way.Last, isStem);
            }
        }

        /// <summary>Whether each brace is closed before the next is opened.</summary>
        private static bool IsBalanced(ReadOnlySpan<char> pattern)
        {
            bool open = false;
            foreach (char c in pattern)
            {
                if (c == (open ? '{' : '}')) return false;
                if (c is '{' or '}') open = !open;
            }
            return !open;
        }

        /// <summary>Every way on by each of the choices; gives how many those are.</summary>
        private int Branch(ReadOnlySpan<char> choices)
        {
            branchCount = 0;
            int count = 0;
            for (int start = 0; start <= choices.Length; count++)
            {
                int length = choices[start..].IndexOf(',');
                if (length < 0) length = choices.Length - start;
                for (int index = 0; index < wayCount; index++)
                {
                    Way way = ways[index];
                    Follow(ref way, choices.Slice(start, length));
                    Keep(way);
                }
                start += length + 1;
            }
            TakeBranches();
            return count;
        }

        /// <summary>A space behind all endings of a word: one node for those of them that have none of their own yet.</summary>
        private void Join()
        {
            int shared = 0;
            for (int index = 0; index < wayCount && shared == 0; index++) shared = nodes[ways[index].Node].Space;
            branchCount = 0;
            for (int index = 0; index < wayCount; index++)
            {
                ref Way way = ref ways[index];
                if (shared == 0) shared = Child(way.Node, ' ');
                ref int space = ref nodes[way.Node].Space;
                if (space == 0)
                {
                    space = shared;
                    beforeSpace++;
                }
                int known = 0;
                while (known < branchCount && branches[known].Node != space) known++;
                ulong lengths = Longer(way.Lengths);
                if (known == branchCount) Keep(new Way { Node = space, Lengths = lengths, Before = way.Last, Last = ' ' });
                else branches[known].Lengths |= lengths;
            }
            TakeBranches();
        }

        private void Keep(in Way way)
        {
            if (branchCount == branches.Length)
            {
                // Not Array.Resize, which of a struct of ours is compiled when it is first met; nor a dictionary of letters.
                Way[] more = new Way[branchCount * 2];
                Array.Copy(branches, more, branchCount);
                branches = more;
            }
            branches[branchCount++] = way;
        }

        private void TakeBranches()
        {
            (ways, branches) = (branches, ways);
            wayCount = branchCount;
        }

        private void Follow(ref Way way, ReadOnlySpan<char> letters)
        {
            char[] folds = Chars.Folds;
            int node = way.Node;
            foreach (char c in letters)
            {
                char folded = folds[c];
                if (folded == '\0') continue;
                // Inside a word, the commonest step, without a call.
                int child = 0;
                if (node != 0 && folded != ' ')
                {
                    Growing[] known = nodes;
                    for (child = known[node].Child; child != 0 && known[child].Letter != folded;) child = known[child].Next;
                }
                node = child != 0 ? child : Child(node, folded);
                way.Lengths = Longer(way.Lengths);
                way.Before = way.Last;
                way.Last = folded;
            }
            way.Node = node;
        }

        private static ulong Longer(ulong lengths) => lengths << 1 | lengths & 1UL << EndFilter.Longest;

        private int Child(int node, char c)
        {
            int child = 0;
            if (c == ' ') child = nodes[node].Space;
            else if (node == 0) child = c < first.Length ? first[c] : 0;
            else for (child = nodes[node].Child; child != 0 && nodes[child].Letter != c;) child = nodes[child].Next;
            if (child != 0) return child;
            if (count == nodes.Length)
            {
                Growing[] more = new Growing[count * 2];
                Array.Copy(nodes, more, count);
                nodes = more;
            }
            nodes[count] = new Growing { Letter = c, Exact = -1, Wild = -1 };
            if (c == ' ')
            {
                nodes[node].Space = count;
                behindSpace++;
                beforeSpace++;
                return count++;
            }
            nodes[count].Next = nodes[node].Child;
            nodes[node].Child = count;
            if (node == 0) Begin(c, count);
            return count++;
        }

        private void Begin(char letter, int node)
        {
            if (letter >= first.Length)
            {
                int[] more = new int[letter + 128];
                Array.Copy(first, more, first.Length);
                first = more;
            }
            first[letter] = node;
        }

        /// <summary>Lays the nodes out, the children of each side by side, and behind them what follows the first of them: the letters of a long form lie in a row.</summary>
        // maxSuffix: How many letters may follow a stem; endings: which, in ordinal order, or any.
        public Trie Build(int maxSuffix, bool spaced, string[]? endings = null)
        {
            int size = count - behindSpace + beforeSpace;
            Node[] laid = new Node[size];
            char[] labels = new char[size + Together];
            // The nodes whose children are still to be laid out, the last of them first; First is where a node comes from until then.
            int[] open = new int[256];
            int filled = 1, waiting = 1;
            while (waiting > 0)
            {
                int node = open[--waiting], from = laid[node].First;
                ref Growing source = ref nodes[from];
                if (source.Letter == ' ')
                {
                    // No other child stands beside one that a space leads to: Next is where those that share it have been laid out.
                    if (source.Next != 0)
                    {
                        laid[node] = laid[source.Next];
                        continue;
                    }
                    source.Next = node;
                }
                int start = filled;
                for (int child = source.Child; child != 0; child = nodes[child].Next) Lay(child, nodes[child].Letter);
                if (source.Space != 0) Lay(source.Space, ' ');
                laid[node] = new Node { First = start, Count = filled - start, Exact = source.Exact, Wild = source.Wild };
            }
            return new Trie(laid, labels, ends, maxSuffix, spaced, endings);

            void Lay(int child, char letter)
            {
                if (waiting == open.Length)
                {
                    int[] more = new int[waiting * 2];
                    Array.Copy(open, more, waiting);
                    open = more;
                }
                labels[filled] = letter;
                open[waiting++] = filled;
                laid[filled++].First = child;
            }
        }
    }
}
