namespace Portal.Core.Residents;

/// <summary>Where the post finds a person.</summary>
public sealed record HomeAddress(string Street, string PostalCode, string City);
