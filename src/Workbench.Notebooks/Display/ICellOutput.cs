namespace Workbench.Notebooks;

/// <summary>Where the output of a cell goes: the Jupyter wire, a notebook being run, a test. Implementations are thread-safe.</summary>
public interface ICellOutput
{
    /// <summary>Text was printed.</summary>
    /// <param name="error">True for standard error.</param>
    /// <param name="text">The text, not necessarily a whole line.</param>
    void Write(bool error, string text);

    /// <summary>Something is shown.</summary>
    /// <param name="bundle">Its representations.</param>
    /// <param name="displayId">An id by which it can be replaced later; null for none.</param>
    void Display(MimeBundle bundle, string? displayId);

    /// <summary>Replaces what was shown under an id, wherever it stands.</summary>
    void Update(MimeBundle bundle, string displayId);

    /// <summary>The value of the cell's last expression.</summary>
    void Result(MimeBundle bundle);

    /// <summary>Removes the cell's output so far.</summary>
    /// <param name="wait">True to remove it only when the next output comes, which avoids flicker.</param>
    void Clear(bool wait);

    /// <summary>Text for the front end's pager, apart from the output.</summary>
    void Page(MimeBundle bundle);

    /// <summary>Asks the person for a line of text.</summary>
    /// <exception cref="NotebookException">WB6018: nobody can answer.</exception>
    string ReadLine(string prompt, bool password, CancellationToken cancellationToken);
}
