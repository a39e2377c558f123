namespace CaseFlow.Host.Requests;

/// <summary>Told after a command was committed on this host.</summary>
internal interface ICommitted
{
    void Committed(Type command);
}
