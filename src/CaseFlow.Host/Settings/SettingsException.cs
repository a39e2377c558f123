namespace CaseFlow.Host.Settings;

/// <summary>A setting is missing or out of range; the message names its key. Nothing has been started.</summary>
public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);
