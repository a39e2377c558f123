namespace CaseFlow.Host.Pages.Flow;

/// <summary>How a step is drawn: its style, the sign in its corner, and the words that stand below and behind its name.</summary>
/// <param name="Key">Style class <c>flow-&lt;key&gt;</c>.</param>
/// <param name="Sub">A second line, smaller; null: none.</param>
public sealed record FlowLook(string Key, string Mark, string? Sub, string Tip);

/// <summary>How a line is drawn.</summary>
/// <param name="Key">Style classes <c>flow-&lt;key&gt;</c> and <c>flow-arrow-&lt;key&gt;</c>; null: as all are.</param>
/// <param name="Mark">Stands before its label, so that colour is not all that tells.</param>
public sealed record FlowLinkLook(string? Key, string? Mark = null);
