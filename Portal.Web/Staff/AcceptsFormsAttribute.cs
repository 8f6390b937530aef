namespace Portal.Web.Staff;

/// <summary>A staff page without a circuit that answers its own forms; all others answer GET alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AcceptsFormsAttribute : Attribute;
