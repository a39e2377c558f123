namespace CaseFlow.Host.Pages.Documents;

/// <summary>How an official document is laid out on its A4 page.</summary>
public enum DocumentLayout
{
    /// <summary>文件格式：红色发文机关标志，文号居中，红线</summary>
    Letterhead,

    /// <summary>信函格式：红色发文机关名称，文号居右</summary>
    Letter,

    /// <summary>执法文书：标题居中，签名栏，落款盖章</summary>
    Form,
}

/// <summary>A document ready to be set on paper; the same for the print view and the .docx.</summary>
/// <param name="Head">The red line on top; empty for <see cref="DocumentLayout.Form"/>.</param>
/// <param name="Signer">Whose seal stands over the date.</param>
/// <param name="Signatures">Captions of lines signed by hand.</param>
public sealed record OfficialDocument(
    DocumentLayout Layout, string Head, string Number, string Title, string To, IReadOnlyList<DocumentBlock> Body, string Signer, string Date,
    string CopyTo, IReadOnlyList<string> Signatures, string Note);

/// <summary>A piece of the body.</summary>
public abstract record DocumentBlock;

/// <summary>A heading of the first order: 一、…</summary>
public sealed record DocumentHeading(string Text) : DocumentBlock;

public sealed record DocumentParagraph(string Text) : DocumentBlock;

/// <summary>Consecutive rows of label and value.</summary>
public sealed record DocumentTable(IReadOnlyList<DocumentRow> Rows) : DocumentBlock;

public sealed record DocumentRow(string Label, string Value);

/// <summary>A table with a head and equal rows, in small type: rankings.</summary>
public sealed record DocumentGrid(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) : DocumentBlock;
